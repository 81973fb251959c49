import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { ticketCategories, ticketSystems } from '@/lib/tickets/constants';
import { takenBack } from '@/lib/tickets/queries';
import { anonymousAnswer, type PastAnswer } from './answers/rules';
import { anonymizeAll, type KnownNames, type Removed } from './rules';

/** What an item is made of. */
export const ticketWordsShape = z.object({
  number: z.string(),
  subject: z.string(),
  category: z.enum(ticketCategories),
  system: z.enum(ticketSystems),
  question: z.string(),
  /** The newest; null = there is none that the reader sees. */
  answer: z.string().nullable(),
  /** What was corrected in it, in order. */
  corrections: z.array(z.string()).readonly(),
  /** Everybody who wrote or is named in it. */
  people: z.array(z.string()).readonly(),
  version: z.number(),
  /** When the newest of these words was written. */
  shownUpTo: z.date(),
});
export type TicketWords = z.infer<typeof ticketWordsShape>;

const people = Prisma.sql`ARRAY(SELECT DISTINCT n FROM (SELECT e.author_name AS n FROM ticket_entries e WHERE e.ticket_id = t.id
        UNION SELECT t.contact_name UNION SELECT t.holder_user_name) names WHERE n <> '')`;

/** Null = no such inquiry for the reader. */
export async function ticketWords(db: Ask, ticketId: string): Promise<TicketWords | null> {
  const [row] = await askRows(db, ticketWordsShape)`
    SELECT t.number, t.subject, t.category::text, t.system::text,
      coalesce((SELECT e.body FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind = 'question' ORDER BY e.seq LIMIT 1), t.subject) AS question,
      a.body AS answer,
      ARRAY(SELECT e.body FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind = 'correction' AND e.source_id = a.id ORDER BY e.seq) AS corrections,
      ${people} AS people, t.version,
      coalesce((SELECT max(e.created_at) FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind IN ('question', 'answered', 'correction') AND NOT ${takenBack}),
        t.created_at) AS "shownUpTo"
    FROM tickets t LEFT JOIN LATERAL (
      SELECT e.id, e.body FROM ticket_entries e WHERE e.ticket_id = t.id AND e.kind = 'answered' AND e.body <> '' AND NOT ${takenBack}
      ORDER BY e.seq DESC LIMIT 1) a ON true
    WHERE t.id = ${ticketId}::uuid`;
  return row ?? null;
}

const nameShape = z.object({ name: z.string() });

const ownShape = z.object({ name: z.string(), kana: z.string(), nameEn: z.string() });

const known = Prisma.sql`(SELECT name FROM organizations WHERE kind IN ('municipality', 'prefecture', 'vendor')
      UNION SELECT name FROM organization_versions)`;

/**
 * The names that are taken out: of these people, of every organization, present and former, and whatever else the one is called that asked.
 * @param source number of the inquiry; null = there is none
 */
export async function namesAround(db: Ask, people: readonly string[], source: string | null): Promise<KnownNames> {
  const rows = await askRows(db, nameShape)`
    SELECT DISTINCT name FROM ${known} names WHERE name <> ''`;
  const own = await askRows(db, ownShape)`
    SELECT o.name, o.kana, o.name_en AS "nameEn" FROM tickets t JOIN organizations o ON o.id = t.asker_organization_id WHERE t.number = ${source}
    UNION SELECT v.name, v.kana, v.name_en FROM tickets t JOIN organization_versions v ON v.organization_id = t.asker_organization_id
    WHERE t.number = ${source}`;
  return { people, own, organizations: rows.map(({ name }) => name) };
}

const peopleShape = ticketWordsShape.pick({ people: true });

/**
 * Words that may identify a person or an organization: what the rules would take out of the texts, each once. Whoever edits may have typed them.
 * @param source number of the inquiry that it was made from
 */
export async function findIdentifying(
  db: Ask,
  texts: readonly string[],
  source: string | null,
): Promise<readonly Removed[]> {
  const rows = await askRows(db, peopleShape)`SELECT ${people} AS people FROM tickets t WHERE t.number = ${source}`;
  const names = await namesAround(
    db,
    rows.flatMap((row) => row.people),
    source,
  );
  const found = anonymizeAll(texts, names).flatMap(({ removed }) => removed);
  return [...new Map(found.map((one) => [one.original, one])).values()];
}

const aroundAnswerShape = peopleShape.extend({
  number: z.string(),
  own: z.array(ownShape).readonly(),
  /** Of those that the answer names. */
  organizations: z.array(z.string()).readonly(),
  /** Telephone numbers and mail addresses of whoever asked. */
  contacts: z.array(z.string()).readonly(),
});

/** Past answers as they are offered for other inquiries: without salutation, and without who they were about. */
export async function anonymousAnswers<Answer extends PastAnswer>(
  db: Ask,
  answers: readonly Answer[],
): Promise<Answer[]> {
  if (answers.length === 0) return [];
  const texts = answers.map(({ subject, answer }) => `${subject}\n${answer}`.normalize('NFKC'));
  const rows = await askRows(db, aroundAnswerShape)`
    WITH known AS MATERIALIZED (SELECT DISTINCT normalize(name, NFKC) AS name FROM ${known} names WHERE name <> '')
    SELECT t.number, ${people} AS people, ARRAY[t.contact_phone, t.contact_mail] AS contacts,
      ARRAY(SELECT k.name FROM known k WHERE strpos(a.text, k.name) > 0) AS organizations,
      (SELECT coalesce(json_agg(n), '[]') FROM (
        SELECT o.name, o.kana, o.name_en AS "nameEn" FROM organizations o WHERE o.id = t.asker_organization_id
        UNION SELECT v.name, v.kana, v.name_en FROM organization_versions v WHERE v.organization_id = t.asker_organization_id) n) AS own
    FROM unnest(${answers.map(({ number }) => number)}::text[], ${texts}::text[])
      a(number, text) JOIN tickets t ON t.number = a.number`;
  const around = new Map(rows.map((row) => [row.number, row]));
  return answers.flatMap((answer) => {
    const names = around.get(answer.number);
    return names === undefined ? [] : [anonymousAnswer(answer, names, names.contacts)];
  });
}
