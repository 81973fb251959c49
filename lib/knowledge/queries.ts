import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { termsOf } from '@/lib/core/search/terms';
import { leastSuggested, type Weighed, weighTerms } from '@/lib/core/search/weights';
import { takenBack } from '@/lib/tickets/queries';
import { freshnessDays, knowledgePageSize } from './constants';
import { namedIn, namedKnowledge, readKnowledgeNumber } from './number/rules';
import { canWriteKnowledge } from './policy';
import type { KnowledgeFilter } from './schema';
import {
  type KnowledgeDetail,
  type KnowledgeSuggestion,
  type KnowledgeSummary,
  knowledgeDetailShape,
  knowledgeSuggestionShape,
  knowledgeSummaryShape,
  knowledgeVersionViewShape,
} from './types';

const open = Prisma.sql`(SELECT v FROM knowledge_versions v WHERE v.item_id = i.id AND v.state IN ('draft', 'review', 'returned'))`;

/** How well an item `i` fits the terms: each that it holds counts by how much it says, in the title twice; 0 = not at all. */
function fitting(terms: readonly Weighed[]): Prisma.Sql {
  if (terms.length === 0) return Prisma.sql`0::float8`;
  const rows = terms.flatMap(({ alternatives, weights }, term) =>
    alternatives.map((word, index) => ({ term, word, weight: weights[index] ?? 0 })),
  );
  return Prisma.sql`(SELECT coalesce(sum(one.weight), 0) FROM (
    SELECT max(a.weight * CASE WHEN strpos(renkei.text_fold(i.title), a.word) > 0 THEN 2 ELSE 1 END) AS weight
    FROM unnest(${rows.map(({ term }) => term)}::integer[], ${rows.map(({ word }) => word)}::text[], ${rows.map(({ weight }) => weight)}::float8[])
      a(term, word, weight) WHERE strpos(i.form, a.word) > 0 GROUP BY a.term) one)`;
}

const listed: Readonly<Record<KnowledgeFilter['list'], (today: string) => Prisma.Sql>> = {
  published: () => Prisma.sql`i.published_version IS NOT NULL AND i.withdrawn_at IS NULL`,
  work: () =>
    Prisma.sql`EXISTS (SELECT FROM knowledge_versions v WHERE v.item_id = i.id AND v.state IN ('draft', 'returned'))`,
  review: () => Prisma.sql`EXISTS (SELECT FROM knowledge_versions v WHERE v.item_id = i.id AND v.state = 'review')`,
  expiring: (today) =>
    Prisma.sql`i.published_version IS NOT NULL AND i.withdrawn_at IS NULL AND i.expires_on <= ${addDays(today, freshnessDays)}::date`,
};

export interface KnowledgePage {
  readonly rows: readonly KnowledgeSummary[];
  readonly total: number;
}

/** What a list shows of an item `i`: where versions are worked on (`o`), what the version says, else what is published. */
const shownOf = (list: KnowledgeFilter['list']) =>
  list === 'work' || list === 'review'
    ? {
        title: Prisma.sql`o.title`,
        question: Prisma.sql`o.question`,
        audience: Prisma.sql`o.audience`,
        expiresOn: Prisma.sql`o.expires_on`,
      }
    : {
        title: Prisma.sql`i.title`,
        question: Prisma.sql`i.question`,
        audience: Prisma.sql`i.audience`,
        expiresOn: Prisma.sql`i.expires_on`,
      };

const listKnowledgeShape = knowledgeSummaryShape.extend({ total: z.number() });

/**
 * Items of a list that the reader sees: those that fit best first where words are searched, else the newest. Digits alone may be a number,
 * whose item comes first, or a word of others; with its letter a number means that item alone.
 */
export async function listKnowledge(db: Ask, filter: KnowledgeFilter): Promise<KnowledgePage> {
  const { q = '', category, system, audience } = filter;
  const shown = shownOf(filter.list);
  const number = readKnowledgeNumber(q);
  const fits = fitting(q === '' || namedKnowledge(q) !== null ? [] : await weighTerms(db, termsOf(q)));
  const numbered = Prisma.sql`coalesce(i.number = ${number}, false)`;
  const conditions = [
    listed[filter.list](dateInJapan(now())),
    ...(q === '' ? [] : [Prisma.sql`(${numbered} OR ${fits} > 0)`]),
    ...(category === undefined ? [] : [Prisma.sql`i.category = ${category}::ticket_category`]),
    ...(system === undefined ? [] : [Prisma.sql`i.system = ${system}::ticket_system`]),
    ...(audience === undefined ? [] : [Prisma.sql`${shown.audience} = ${audience}::knowledge_audience`]),
  ];
  const rows = await askRows(db, listKnowledgeShape)`
    SELECT i.number, ${shown.title} AS title, ${shown.question} AS question, i.category::text, i.system::text,
      ${shown.audience}::text AS audience, o.state::text AS "openState", i.published_version IS NOT NULL AS published,
      ${shown.expiresOn}::text AS "expiresOn", i.helpful, i.unhelpful, i.updated_at AS "updatedAt", (count(*) OVER ())::int AS total
    FROM knowledge_items i LEFT JOIN knowledge_versions o ON o.item_id = i.id AND o.state IN ('draft', 'review', 'returned')
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${numbered} DESC, ${fits} DESC, i.updated_at DESC, i.number DESC
    LIMIT ${knowledgePageSize} OFFSET ${(filter.page - 1) * knowledgePageSize}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

const numberedShape = knowledgeSummaryShape.pick({ number: true, title: true });

/** The published item that a number means where other things are searched, with or without its letter; null = there is none. */
export async function findNumbered(db: Ask, typed: string): Promise<z.infer<typeof numberedShape> | null> {
  const number = readKnowledgeNumber(typed);
  if (number === null) return null;
  const [row] = await askRows(db, numberedShape)`
    SELECT i.number, i.title FROM knowledge_items i WHERE i.number = ${number} AND ${listed.published('')}`;
  return row ?? null;
}

/** Whether something that names the item `i` still stands in the inquiry of the link `l`: an answer that was taken back is none. */
const stillNamed = Prisma.sql`EXISTS (SELECT FROM ticket_entries e WHERE e.ticket_id = l.ticket_id AND e.organization_id = l.organization_id
  AND normalize(e.body, NFKC) ~ ('(^|[^A-Za-z0-9])K-' || i.number || '($|[^0-9])') AND (e.kind IN ('note', 'assigned') OR NOT ${takenBack}))`;

const rowShape = knowledgeDetailShape.omit({ versions: true }).extend({
  versions: z
    .array(
      knowledgeVersionViewShape
        .omit({ createdAt: true, decidedAt: true })
        .extend({ createdAt: z.string(), decidedAt: z.string().nullable() }),
    )
    .readonly(),
});

/** An item by its number with what its reader may see around it; null = there is none for them. */
export async function findKnowledge(db: Ask, actor: Actor, number: number): Promise<KnowledgeDetail | null> {
  const writes = canWriteKnowledge(actor);
  const [row] = await askRows(db, rowShape)`
    SELECT i.id, i.number, i.title, i.question, i.answer, i.category::text, i.system::text, i.audience::text,
      i.published_version IS NOT NULL AS published, i.withdrawn_at IS NOT NULL AS withdrawn, i.expires_on::text AS "expiresOn",
      i.helpful, i.unhelpful, i.updated_at AS "updatedAt",
      (SELECT f.helpful FROM knowledge_feedback f WHERE f.item_id = i.id AND f.user_id = ${actor.userId}::uuid) AS rated,
      (SELECT t.number FROM tickets t WHERE t.id = i.source_ticket_id) AS "sourceNumber",
      (SELECT coalesce(json_agg(v ORDER BY v.version DESC), '[]') FROM (
        SELECT version, state, title, question, answer, audience, expires_on AS "expiresOn", removed, author_id AS "authorId",
          author_name AS "authorName", reviewer_name AS "reviewerName", note, revision, created_at AS "createdAt", decided_at AS "decidedAt"
        FROM knowledge_versions WHERE item_id = i.id AND ${writes}) v) AS versions,
      (SELECT coalesce(json_agg(u), '[]') FROM (
        SELECT t.number, t.subject FROM knowledge_links l JOIN tickets t ON t.id = l.ticket_id
        WHERE l.item_id = i.id AND ${stillNamed} ORDER BY l.at DESC LIMIT 20) u) AS "usedIn"
    FROM knowledge_items i WHERE i.number = ${number}`;
  if (row === undefined || (!writes && !row.published)) return null;
  const versions = row.versions.map((version) => ({
    ...version,
    createdAt: new Date(version.createdAt),
    decidedAt: version.decidedAt === null ? null : new Date(version.decidedAt),
  }));
  return { ...row, versions };
}

/**
 * The published items that fit what is being typed, best first: those whose number stands there before those that have its words. None
 * whose date has passed, until somebody has looked at it again.
 */
export async function suggestKnowledge(db: Ask, typed: string, limit = 3): Promise<KnowledgeSuggestion[]> {
  const terms = await weighTerms(db, termsOf(typed));
  const alone = readKnowledgeNumber(typed);
  const numbers = alone === null ? namedIn(typed) : [alone];
  if (terms.length === 0 && numbers.length === 0) return [];
  return askRows(db, knowledgeSuggestionShape)`
    SELECT s.number, s.title, s.answer FROM (
      SELECT i.number, i.title, i.answer, i.helpful - i.unhelpful AS liked, i.number = ANY (${numbers}::integer[]) AS named, ${fitting(terms)} AS fit
      FROM knowledge_items i WHERE ${listed.published('')} AND (i.expires_on IS NULL OR i.expires_on >= ${dateInJapan(now())}::date)) s
    WHERE s.named OR s.fit >= ${leastSuggested(terms)}::float8 ORDER BY s.named DESC, s.fit DESC, s.liked DESC, s.number LIMIT ${limit}`;
}

const knowledgeOfTicketShape = z.object({
  number: z.number(),
  title: z.string(),
  /** Made from it, and not withdrawn. */
  made: z.boolean(),
});

/** Items made from this inquiry, or that it was answered with, as far as the reader sees them. */
export function knowledgeOfTicket(db: Ask, ticketId: string): Promise<z.infer<typeof knowledgeOfTicketShape>[]> {
  return askRows(db, knowledgeOfTicketShape)`
    SELECT i.number, coalesce(nullif(i.title, ''), (${open}).title) AS title,
      coalesce(i.source_ticket_id = ${ticketId}::uuid AND i.withdrawn_at IS NULL, false) AS made FROM knowledge_items i
    WHERE i.source_ticket_id = ${ticketId}::uuid
      OR EXISTS (SELECT FROM knowledge_links l WHERE l.item_id = i.id AND l.ticket_id = ${ticketId}::uuid AND ${stillNamed})
    ORDER BY i.number`;
}
