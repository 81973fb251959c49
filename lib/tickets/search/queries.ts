import 'server-only';
import { z } from 'zod';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { TicketTextKind } from '@/lib/core/generated/enums';
import { translationsOf } from '@/lib/core/i18n/server';
import { exactMarks, type Marks, marksOf, partShape, snippetOf } from '@/lib/core/search/snippet';
import { type Term, termsOf } from '@/lib/core/search/terms';
import { leastFound, leastSuggested, type Weighed, weighTerms } from '@/lib/core/search/weights';
import { bodiesMeant } from '@/lib/organizations/queries';
import { takenBack } from '../corrections/queries';
import { listTicketsSchema, type TicketFilter } from '../list/schema';
import { findTexts, foundBy, matches, type Ranking, type Viewer } from '../list/selection/queries';
import { readTicketNumber } from '../number/rules';
import {
  fieldWeights,
  firstTerms,
  lengthShare,
  rankedClosely,
  rankedLimit,
  rankedMost,
  rankedShown,
  rankedWhole,
  saturation,
  suggestedLimit,
  suggestedMost,
  usualLength,
} from './constants';
import { exactWords, queriesOf, withoutPlaces } from './rules';

const noAskers = Prisma.sql`'{}'::uuid[]`;
const fieldWeight = Prisma.sql`(CASE x.kind ${Prisma.join(
  Object.entries(fieldWeights).map(([kind, weight]) => Prisma.sql`WHEN ${kind} THEN ${weight}::float8`),
  ' ',
)} END)`;

/** The words of these terms as rows `a`. */
function wordRows(terms: readonly Weighed[]): Prisma.Sql {
  const rows = terms.flatMap(({ alternatives, weights }, term) =>
    alternatives.map((word, index) => ({ term, word, weight: weights[index] ?? 0 })),
  );
  return Prisma.sql`unnest(${rows.map(({ term }) => term)}::integer[], ${rows.map(({ word }) => word)}::text[],
    ${rows.map(({ weight }) => weight)}::float8[]) a(term, word, weight)`;
}

/** By how much a word in a text `x` says less, the longer the text is (BM25F). */
const lengthOf = Prisma.sql`(1 - ${lengthShare}::float8 + ${lengthShare}::float8 * char_length(x.form) / ${usualLength}::float8)`;
/** How often a text has a word. In bytes, whose number PostgreSQL knows without reading the text. */
const times = Prisma.sql`(octet_length(x.form) - octet_length(replace(x.form, a.word, '')))::float8 / octet_length(a.word)`;

/** Those of the texts whose inquiries say most of the first terms: of many terms, the others are looked for in these alone. */
function nearest(terms: readonly Weighed[]): Prisma.Sql {
  if (terms.length <= firstTerms) return Prisma.sql`SELECT * FROM texts`;
  // IS TRUE: the nearest are looked up in a table made once; joined, every text would be compared with each of them.
  return Prisma.sql`SELECT x.* FROM texts x WHERE (x.ticket_id IN (
    SELECT n.ticket_id FROM (SELECT x.ticket_id, a.term, max(a.weight) AS weight FROM texts x, ${wordRows(terms.slice(0, firstTerms))}
      WHERE strpos(x.form, a.word) > 0 GROUP BY x.ticket_id, a.term) n
    GROUP BY n.ticket_id ORDER BY sum(n.weight) DESC, n.ticket_id DESC LIMIT ${rankedClosely})) IS TRUE`;
}

const rankByShape = z.object({ ids: z.array(z.string()), scores: z.array(z.number()), backTo: z.date().nullable() });
type Ranked = z.infer<typeof rankByShape>;

async function rankBy(
  db: Ask,
  viewer: Viewer,
  filter: TicketFilter,
  terms: readonly Weighed[],
  found: Prisma.Sql,
  most: number,
  least: number,
): Promise<Ranked> {
  const chosen = matches(viewer, { ...filter, sort: 'created', found: true }, most);
  const [row] = await askOne(db, rankByShape)`
    WITH found AS MATERIALIZED (${found}),
      chosen AS MATERIALIZED (${chosen}),
      texts AS MATERIALIZED (
        SELECT x.ticket_id, x.form, ${fieldWeight} / ${lengthOf} AS share FROM chosen c JOIN ticket_texts x ON x.ticket_id = c.ticket_id),
      near AS (${nearest(terms)}),
      said AS (
        SELECT x.ticket_id, a.term, max(a.weight) AS weight, sum(x.share * ${times}) AS often
        FROM near x, ${wordRows(terms)} WHERE strpos(x.form, a.word) > 0 GROUP BY x.ticket_id, a.term),
      ranked AS (
        SELECT ticket_id, sum(weight * often / (often + ${saturation}::float8)) AS score FROM said GROUP BY ticket_id
        HAVING sum(weight) >= ${least}::float8
        ORDER BY score DESC, ticket_id DESC LIMIT ${rankedShown})
    SELECT ARRAY(SELECT r.ticket_id::text FROM ranked r ORDER BY r.score DESC, r.ticket_id DESC) AS ids,
      ARRAY(SELECT r.score FROM ranked r ORDER BY r.score DESC, r.ticket_id DESC) AS scores,
      -- Of more inquiries than are put in order the newest are.
      greatest((SELECT f.back_to FROM found f),
        (SELECT p.created_at FROM ticket_parties p JOIN chosen c ON c.ticket_id = p.ticket_id WHERE c.position = ${most})) AS "backTo"`;
  return row;
}

/** Characters of an organization's name and its prefecture's. */
const longestName = 100;

/** Close matches after which a list looks no further. */
const enoughListed = 20;

const namedShape = z.object({ named: z.boolean() });

/** Whether what was typed names an organization: its inquiries are meant then, whatever they say. */
export async function namesBody(db: Ask, typed: string): Promise<boolean> {
  const bodies = bodiesMeant(typed.slice(0, longestName));
  if (bodies === null) return false;
  const { named } = (await askOne(db, namedShape)`SELECT EXISTS (${bodies}) AS named`)[0];
  return named;
}

/** The inquiries that fit a question in natural words, or are like another one, best first; null where the filter asks for no such order. */
export async function rankTickets(db: Ask, viewer: Viewer, filter: TicketFilter): Promise<Ranking | null> {
  const { q, like, sort } = filter;
  if (q !== undefined && q !== '') {
    if (sort !== 'relevance' || readTicketNumber(q).kind === 'number') return null;
    const ranked = await rankFor(db, viewer, filter, termsOf(q));
    return ranked.ids.length > 0 ? ranked : newestWith(db, viewer, { ...filter, sort: 'created' });
  }
  return like === undefined ? null : rankFor(db, viewer, filter, termsOf(withoutPlaces(await wordsOfTicket(db, like))));
}

const newestShape = rankByShape.omit({ scores: true });

/** The newest that say what was typed or whose asker has that name, where nothing fits it as a question. */
async function newestWith(db: Ask, viewer: Viewer, filter: TicketFilter): Promise<Ranking> {
  const [row] = await askOne(db, newestShape)`
    WITH found AS MATERIALIZED (${foundBy(filter)})
    SELECT ARRAY(SELECT m.ticket_id::text FROM (${matches(viewer, filter, rankedShown)}) m ORDER BY m.position) AS ids,
      (SELECT f.back_to FROM found f) AS "backTo"`;
  return row;
}

const wordsShape = z.object({ words: z.string() });

/** What a ticket's subject and question say, as far as the reader may see them; empty = there is no such ticket. */
async function wordsOfTicket(db: Ask, number: string): Promise<string> {
  const [row] = await askRows(db, wordsShape)`
    SELECT t.subject || ' ' || coalesce((SELECT left(e.body, 600) FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind = 'question'
      ORDER BY e.seq LIMIT 1), '') AS words
    FROM tickets t WHERE t.number = ${number}`;
  return row?.words ?? '';
}

/** All that the viewer's organization sees, as `found`. */
const ownTickets = Prisma.sql`SELECT ARRAY(SELECT p.ticket_id FROM ticket_parties p) AS ids, NULL::timestamptz AS back_to, false AS ranked`;

const countShape = z.object({ count: z.number() });

/** How many inquiries the viewer's organization sees, counted up to `most`. */
async function countOwn(db: Ask, most: number): Promise<number> {
  const [{ count }] = await askOne(db, countShape)`
    SELECT count(*)::int AS count FROM (SELECT FROM ticket_parties p LIMIT ${most}) c`;
  return count;
}

/**
 * As `rankTickets`, for terms, in `most` texts; in all of an organization that has few, which costs less than to look for some of them. Close matches come first: where there are `enough` of them, nothing else is looked for. What
 * an inquiry says of the terms weighs `leastOf` them at least.
 */
async function rankFor(
  db: Ask,
  viewer: Viewer,
  filter: TicketFilter,
  asked: readonly Term[],
  enough = enoughListed,
  most = rankedLimit,
  leastOf = leastFound,
): Promise<Ranking> {
  if (asked.length === 0) return { ids: [], backTo: null };
  const terms = await weighTerms(db, asked);
  const least = leastOf(terms);
  if ((await countOwn(db, rankedWhole)) < rankedWhole)
    return rankBy(db, viewer, filter, terms, ownTickets, rankedWhole, least);
  let found: Ranked = { ids: [], scores: [], backTo: null };
  for (const query of queriesOf(terms)) {
    const texts = findTexts(query, [], filter, noAskers, most);
    found = together(found, await rankBy(db, viewer, filter, terms, texts, rankedMost, least));
    if (found.ids.length >= enough) break;
  }
  return found;
}

/** Both, best first; it was looked as far back as for the later one. */
function together(one: Ranked, other: Ranked): Ranked {
  const scores = new Map([...one.ids, ...other.ids].map((id, at) => [id, [...one.scores, ...other.scores][at] ?? 0]));
  const best = [...scores].sort(([, a], [, b]) => b - a).slice(0, rankedShown);
  return { ids: best.map(([id]) => id), scores: best.map(([, score]) => score), backTo: other.backTo };
}

/** The stretch of an inquiry's texts that says most of what was looked for. */
export const snippetShape = z.object({
  kind: z.enum(TicketTextKind),
  parts: z.array(partShape).readonly(),
});
export type Snippet = z.infer<typeof snippetShape>;

const bestTextShape = z.object({ ticketId: z.string(), kind: snippetShape.shape.kind, body: z.string() });

/** What the viewer's organization has not opened and may still be taken back; it is shown on the inquiry's own page, which notes that. */
const unopened = (ids: readonly string[]) => Prisma.sql`ARRAY(SELECT renkei.unopened_texts(${[...ids]}::uuid[]))`;

/**
 * Of each of these inquiries the best stretch, by id; none where only the subject has what was looked for. The texts are compared where
 * they stand folded, so that only the best of each is read.
 */
export async function readSnippets(
  db: Ask,
  ids: readonly string[],
  marks: Marks | null,
): Promise<ReadonlyMap<string, Snippet>> {
  if (marks === null || ids.length === 0 || marks.sought.length === 0) return new Map();
  const rows = await askRows(db, bestTextShape)`
    WITH measured AS (
      SELECT x.ticket_id, x.source_id, x.kind,
        ${fieldWeight} * (SELECT count(*) FROM unnest(${[...marks.sought]}::text[]) w WHERE strpos(x.form, w) > 0) AS hits
      FROM ticket_texts x WHERE x.ticket_id = ANY (${[...ids]}::uuid[]) AND x.kind <> 'subject'
        AND x.source_id <> ALL (${unopened(ids)})),
      best AS (SELECT DISTINCT ON (ticket_id) * FROM measured WHERE hits > 0 ORDER BY ticket_id, hits DESC, source_id)
    SELECT b.ticket_id AS "ticketId", b.kind::text AS kind, coalesce(renkei.searched_words(e.kind, e.body), r.text, t.action_taken) AS body
    FROM best b
    LEFT JOIN ticket_entries e ON e.id = b.source_id AND b.kind NOT IN ('tried', 'file')
    LEFT JOIN ticket_file_readings r ON r.file_id = b.source_id AND b.kind = 'file'
    LEFT JOIN tickets t ON t.id = b.ticket_id AND b.kind = 'tried'
    WHERE coalesce(e.body, r.text, t.action_taken) IS NOT NULL`;
  return new Map(rows.map(({ ticketId, kind, body }) => [ticketId, { kind, parts: snippetOf(body, marks) }]));
}

/** What a search marks in what it found; null = nothing was searched by words. */
export function marksOfSearch({ q, sort }: TicketFilter): Marks | null {
  if (q === undefined || q === '' || readTicketNumber(q).kind === 'number') return null;
  return sort === 'relevance' ? marksOf(q) : exactMarks(exactWords(q));
}

/** An answered inquiry that fits what is being typed. */
export const answerSuggestionShape = z.object({ number: z.string(), subject: z.string(), answer: z.string() });
export type AnswerSuggestion = z.infer<typeof answerSuggestionShape>;

const correctedAnswerShape = answerSuggestionShape.extend({ corrections: z.array(z.string()).readonly() });

/** An answer as it may be used again: with what corrects it, marked as such. */
function withCorrections(answer: string, corrections: readonly string[], locale: Viewer['locale']): string {
  const mark = translationsOf(locale, 'tickets')('entry.correction');
  return [answer, ...corrections.map((text) => `【${mark}】${text}`)].join('\n\n');
}

/**
 * Answered inquiries that the viewer sees and that fit what is being typed, best first, with their newest answer; not that `except`, and no
 * answer after which the asker came again.
 */
export async function suggestAnswers(
  db: Ask,
  viewer: Viewer,
  typed: string,
  except = '',
  limit = suggestedMost,
): Promise<AnswerSuggestion[]> {
  const filter = listTicketsSchema.parse({ desk: 'all', sort: 'relevance', answered: 'yes' });
  const { ids } = await rankFor(
    db,
    viewer,
    filter,
    termsOf(withoutPlaces(typed)),
    limit + 1,
    suggestedLimit,
    leastSuggested,
  );
  const sent = Prisma.sql`<> ALL (${unopened(ids)})`;
  const found = await askRows(db, correctedAnswerShape)`
    SELECT t.number, t.subject, a.body AS answer, ARRAY(SELECT c.body FROM ticket_entries c
      WHERE c.ticket_id = t.id AND c.kind = 'correction' AND c.source_id = a.id AND c.id ${sent} ORDER BY c.seq) AS corrections
    FROM unnest(${ids.slice(0, limit + 1)}::uuid[]) WITH ORDINALITY p(id, position) JOIN tickets t ON t.id = p.id,
      LATERAL (SELECT e.id, e.body FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind IN ('answered', 'passed_on') AND e.body <> ''
        AND NOT ${takenBack} AND e.id ${sent} AND NOT EXISTS (SELECT FROM ticket_entries r
          WHERE r.ticket_id = t.id AND r.kind = 'reopened' AND r.seq > e.seq) ORDER BY e.seq DESC LIMIT 1) a
    WHERE t.number <> ${except} ORDER BY p.position LIMIT ${limit}`;
  return found.map(({ corrections, answer, ...rest }) => ({
    ...rest,
    answer: withCorrections(answer, corrections, viewer.locale),
  }));
}
