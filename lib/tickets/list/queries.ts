import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { dateInJapan } from '@/lib/calendar/rules';
import { type Carried, carried, jsonRows } from '@/lib/core/database/json-rows';
import { askRows } from '@/lib/core/database/rows';
import { type Ask, askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat, ExportNote } from '@/lib/core/export/columns';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { Prisma } from '@/lib/core/generated/client';
import { formatDate } from '@/lib/core/i18n/format';
import { translationsOf } from '@/lib/core/i18n/server';
import type { Marks } from '@/lib/core/search/snippet';
import { bodiesNamed } from '@/lib/organizations/queries';
import { exportLimit, pageSize } from '../constants';
import { marksOfSearch, rankTickets, readSnippets, type Snippet } from '../search/queries';
import { type SavedView, savedViewShape, viewsOf } from '../views/queries';
import type { TicketFilter } from './schema';
import { foundBy, matches, rowsOf, type Viewer } from './selection/queries';
import { countLimit, type TicketPage, type TicketSummary, ticketSummaryShape } from './types';

/** As JSON carries it. */
export const summaryJsonShape = carried(ticketSummaryShape);
type SummaryJson = Carried<TicketSummary>;

const readSummary = (row: SummaryJson): TicketSummary => ({
  ...row,
  holderSince: new Date(row.holderSince),
  dueAt: row.dueAt === null ? null : new Date(row.dueAt),
  createdAt: new Date(row.createdAt),
  updatedAt: new Date(row.updatedAt),
  holdUntil: row.holdUntil === null ? null : new Date(row.holdUntil),
});

export const readSummaries = (rows: readonly SummaryJson[]): TicketSummary[] => rows.map(readSummary);

/** The first rows of a desk, as a value of a larger statement. */
export const summariesJson = (viewer: Viewer, filter: TicketFilter, limit: number): Prisma.Sql =>
  jsonRows(rowsOf(viewer, matches(viewer, filter, limit)));

const prefectureShape = z.object({ code: z.string(), name: z.string() });

export interface TicketListData extends TicketPage {
  /** Where words were searched: what of each row says them, by the ticket's id. */
  readonly snippets: ReadonlyMap<string, Snippet>;
  /** What is marked in them and in the subjects; null = nothing. */
  readonly marks: Marks | null;
  readonly views: readonly SavedView[];
  /** Names of the organizations that `from` names, some of them where they are many. */
  readonly askers: readonly string[];
  /** For the filter of those who see tickets from several prefectures. */
  readonly prefectures: readonly z.infer<typeof prefectureShape>[];
}

const answerShape = z.object({
  rows: z.array(summaryJsonShape).readonly(),
  foundSince: z.date().nullable(),
  total: z.number(),
  mine: z.number(),
  organization: z.number(),
  waiting: z.number(),
  views: z.array(savedViewShape).readonly(),
  prefectures: z.array(prefectureShape).readonly(),
  askers: z.array(z.string()).readonly(),
});

// Only municipalities stand under another body: the index of parents leaves the others out.
const prefectures = (reader: Reader) =>
  Prisma.sql`SELECT o.code, ${nameFor(reader, Prisma.sql`o`)} AS name FROM organizations o WHERE o.parent_id IS NULL AND o.kind = 'prefecture' AND o.valid_to IS NULL ORDER BY o.code`;

/** As many names as a line holds; who named more sees that more was meant. */
const namedMost = 4;

const askersOf = (reader: Reader, from: string) =>
  Prisma.sql`ARRAY(SELECT ${nameFor(reader, Prisma.sql`o`)} FROM organizations o WHERE o.id IN (${bodiesNamed(from)}) ORDER BY o.code LIMIT ${namedMost})`;

/** What stands open at each desk, as far as it is counted; by an index of its own, whatever is open in the country. */
function desksOf({ organizationId, userId }: Viewer): Prisma.Sql {
  const open = (holder: Prisma.Sql) =>
    Prisma.sql`(SELECT FROM ticket_parties o WHERE o.open AND o.holder_organization_id ${holder} LIMIT ${countLimit})`;
  const count = (rows: Prisma.Sql) => Prisma.sql`(SELECT least(count(*), ${countLimit})::int FROM (${rows}) c)`;
  const own = Prisma.sql`${organizationId}::uuid`;
  // Not `<>`, for which no index is asked.
  const others = Prisma.sql`${open(Prisma.sql`< ${own}`)} UNION ALL ${open(Prisma.sql`> ${own}`)}`;
  return Prisma.sql`${count(open(Prisma.sql`= ${own} AND o.holder_user_id = ${userId}::uuid`))} AS mine,
    ${count(open(Prisma.sql`= ${own}`))} AS organization, ${count(others)} AS waiting`;
}

/**
 * One page of a desk with the number of matches and what each desk holds, in one statement: the matches are looked for once, as far
 * as this page or counting needs them.
 */
export async function readTicketList(
  db: Ask,
  viewer: Viewer,
  filter: TicketFilter,
  national: boolean,
): Promise<TicketListData> {
  const ranking = await rankTickets(db, viewer, filter);
  const before = (filter.page - 1) * pageSize;
  const counted = Math.max(countLimit, before + pageSize);
  const page = Prisma.sql`SELECT * FROM matching m WHERE m.position > ${before} AND m.position <= ${before + pageSize}`;
  const [row] = await askRows(db, answerShape)`
    WITH found AS MATERIALIZED (${foundBy(filter, ranking)}), matching AS MATERIALIZED (${matches(viewer, filter, counted + 1)})
    SELECT (SELECT f.back_to FROM found f) AS "foundSince", ${desksOf(viewer)},
      (SELECT count(*)::int FROM matching) AS total, ${jsonRows(rowsOf(viewer, page))} AS rows,
      ${jsonRows(viewsOf(viewer))} AS views,
      ${national ? jsonRows(prefectures(viewer)) : Prisma.sql`'[]'::json`} AS prefectures,
      ${filter.from ? askersOf(viewer, filter.from) : Prisma.sql`'{}'::text[]`} AS askers`;
  if (row === undefined) throw new Error('a count without a row');
  const marks = marksOfSearch(filter);
  return {
    rows: readSummaries(row.rows),
    total: Math.min(row.total, counted),
    beyond: row.total > counted,
    foundSince: row.foundSince,
    counts: { mine: row.mine, organization: row.organization, waiting: row.waiting, escalated: 0, all: 0 },
    views: row.views,
    prefectures: row.prefectures,
    askers: row.askers,
    marks,
    snippets: await readSnippets(
      db,
      row.rows.map(({ id }) => id),
      marks,
    ),
  };
}

/** One page of a desk without what stands around it. */
export function listTickets(db: Ask, viewer: Viewer, filter: TicketFilter): Promise<TicketPage> {
  return readTicketList(db, viewer, filter, false);
}

const chosenShape = z.object({
  ids: z.array(z.string()).readonly(),
  /** As in a page. */
  foundSince: z.date().nullable(),
});
type Chosen = z.infer<typeof chosenShape>;

/** Up to `limit` of what the filter shows, in its order. */
export async function chooseTickets(db: Ask, viewer: Viewer, filter: TicketFilter, limit: number): Promise<Chosen> {
  const ranking = await rankTickets(db, viewer, filter);
  const [chosen] = await askRows(db, chosenShape)`
    WITH found AS MATERIALIZED (${foundBy(filter, ranking)})
    SELECT ARRAY(SELECT m.ticket_id::text FROM (${matches(viewer, filter, limit)}) m ORDER BY m.position) AS ids,
      (SELECT f.back_to FROM found f) AS "foundSince"`;
  return chosen ?? { ids: [], foundSince: null };
}

/** What a list shows of these tickets, in this order; without those that the viewer may not see any more. */
export function summarizeTickets(db: Ask, viewer: Viewer, ids: readonly string[]): Promise<TicketSummary[]> {
  const chosen = Prisma.sql`SELECT p.ticket_id, p.last_activity_at, p.last_author_id, c.position
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY c(id, position)
    JOIN ticket_parties p ON p.ticket_id = c.id AND p.organization_id = ${viewer.organizationId}::uuid`;
  return askRows(db, ticketSummaryShape)`${rowsOf(viewer, chosen)}`;
}

/** Rows that are read at once. */
const part = 1_000;

type Words = ReturnType<typeof translationsOf<'tickets'>>;

function columnsOf(t: Words): ExportColumn<TicketSummary>[] {
  const header = (column: Parameters<Words>[0]) => t(column);
  return [
    { header: header('columns.number'), value: (row) => row.number },
    { header: header('columns.subject'), width: 50, value: (row) => row.subject },
    { header: header('columns.state'), value: (row) => t(`states.${row.state}`) },
    { header: header('columns.urgency'), value: (row) => t(`urgencies.${row.urgency}`) },
    { header: header('columns.system'), value: (row) => t(`systems.${row.system}`) },
    { header: header('columns.category'), value: (row) => t(`categories.${row.category}`) },
    { header: header('columns.route'), value: (row) => t(`routes.${row.route}`) },
    { header: header('columns.channel'), value: (row) => t(`channels.${row.channel}`) },
    {
      header: header('columns.asker'),
      width: 24,
      value: (row) => [row.askerParentName, row.askerName].filter(Boolean).join(' '),
    },
    {
      header: header('columns.holder'),
      width: 24,
      value: (row) => [row.holderName, row.holderUserName].filter(Boolean).join(' '),
    },
    { header: header('columns.externalReference'), value: (row) => row.externalReference },
    { kind: 'instant', header: header('columns.created'), value: (row) => row.createdAt },
    { kind: 'instant', header: header('columns.due'), value: (row) => row.dueAt },
    { kind: 'instant', header: header('columns.updated'), value: (row) => row.updatedAt },
  ];
}

/** What the list shows with this filter, all its pages up to `exportLimit` rows, as a file. */
export async function ticketExport(actor: Actor, filter: TicketFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'tickets');
  const { ids, foundSince } = await chooseTickets(askAs(actor, 'custom'), actor, filter, exportLimit + 1);
  const notes = [
    ...(ids.length > exportLimit ? [exportCut(actor.locale, exportLimit)] : []),
    ...(foundSince === null ? [] : [t('foundSince', { date: formatDate(dateInJapan(foundSince), actor.locale) })]),
  ];
  const rows = parts(actor, ids, notes);
  return exportResponse({ format, name: t('exportTitle'), columns: columnsOf(t), rows, locale: actor.locale });
}

/** Each part is a short transaction of its own, so that neither the database nor the process is at one list for long. */
async function* parts(
  actor: Actor,
  ids: readonly string[],
  notes: readonly string[],
): AsyncGenerator<TicketSummary[] | ExportNote> {
  for (const note of notes) yield { note };
  for (let from = 0; from < Math.min(ids.length, exportLimit); from += part) {
    const chosen = ids.slice(from, Math.min(from + part, exportLimit));
    yield await summarizeTickets(askAs(actor, 'custom'), actor, chosen);
  }
}
