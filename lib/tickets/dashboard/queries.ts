import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { dateInJapan, startOf } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { jsonRows } from '@/lib/core/database/json-rows';
import { askOne } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { readSummaries, summariesJson, summaryJsonShape } from '../list/queries';
import { listTicketsSchema } from '../list/schema';
import type { Viewer } from '../list/selection/queries';
import type { TicketSummary } from '../list/types';
import {
  type AreaCount,
  areaCountShape,
  type ColleagueLoad,
  colleagueLoadShape,
  type DayCount,
  type DeskFigures,
  dayCountShape,
  deskFiguresShape,
  type HourCount,
  hourCountShape,
  type RisingTopic,
  risingTopicShape,
} from './types';

const trendDays = 14;
const filters = {
  byDue: listTicketsSchema.parse({ desk: 'organization', state: 'unanswered', sort: 'due' }),
  byUrgency: listTicketsSchema.parse({ desk: 'organization', state: 'unanswered', sort: 'urgency' }),
  elsewhereByDue: listTicketsSchema.parse({ desk: 'waiting', state: 'unanswered', sort: 'due' }),
  open: listTicketsSchema.parse({ desk: 'all', state: 'open' }),
};

/** Everything that a dashboard shows, each part as JSON, in one round trip. */
async function readParts<Shape extends z.ZodType>(db: Ask, shape: Shape, parts: Prisma.Sql): Promise<z.output<Shape>> {
  const [row] = await askOne(db, shape)`SELECT ${parts}`;
  return row;
}

const summaries = z.array(summaryJsonShape).readonly();

const prefectureDeskShape = z.object({
  figures: deskFiguresShape,
  waiting: summaries,
  elsewhere: summaries,
  towns: z.array(areaCountShape).readonly(),
  days: z.array(dayCountShape).readonly(),
});

export interface PrefectureDesk {
  readonly figures: DeskFigures;
  readonly waiting: readonly TicketSummary[];
  /** What it gave upwards. */
  readonly elsewhere: readonly TicketSummary[];
  readonly towns: readonly AreaCount[];
  readonly days: readonly DayCount[];
}

export async function readPrefectureDesk(db: Ask, viewer: Viewer): Promise<PrefectureDesk> {
  const row = await readParts(
    db,
    prefectureDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byDue, 10)} AS waiting,
      ${summariesJson(viewer, filters.elsewhereByDue, 10)} AS elsewhere,
      ${openByMunicipality(viewer)} AS towns,
      ${dayCounts(trendDays)} AS days`,
  );
  return { ...row, waiting: readSummaries(row.waiting), elsewhere: readSummaries(row.elsewhere) };
}

const nationalDeskShape = z.object({
  figures: deskFiguresShape,
  desk: summaries,
  areas: z.array(areaCountShape).readonly(),
  days: z.array(dayCountShape).readonly(),
});

export interface NationalDesk {
  readonly figures: DeskFigures;
  readonly desk: readonly TicketSummary[];
  readonly areas: readonly AreaCount[];
  readonly days: readonly DayCount[];
}

export async function readNationalDesk(db: Ask, viewer: Viewer): Promise<NationalDesk> {
  const row = await readParts(
    db,
    nationalDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byDue, 8)} AS desk,
      ${openByPrefecture(viewer)} AS areas,
      ${dayCounts(trendDays)} AS days`,
  );
  return { ...row, desk: readSummaries(row.desk) };
}

const callCenterDeskShape = z.object({
  figures: deskFiguresShape,
  queue: summaries,
  loads: z.array(colleagueLoadShape).readonly(),
  calls: z.array(hourCountShape).readonly(),
  rising: z.array(risingTopicShape).readonly(),
});

export interface CallCenterDesk {
  readonly figures: DeskFigures;
  readonly queue: readonly TicketSummary[];
  readonly loads: readonly ColleagueLoad[];
  readonly calls: readonly HourCount[];
  readonly rising: readonly RisingTopic[];
}

export async function readCallCenterDesk(db: Ask, viewer: Viewer): Promise<CallCenterDesk> {
  const row = await readParts(
    db,
    callCenterDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byUrgency, 12)} AS queue,
      ${colleagueLoads(viewer)} AS loads,
      ${callsByHour()} AS calls,
      ${risingTopics()} AS rising`,
  );
  return { ...row, queue: readSummaries(row.queue) };
}

const askingDeskShape = z.object({ figures: deskFiguresShape, waiting: summaries, asked: summaries });

export interface AskingDesk {
  readonly figures: DeskFigures;
  readonly waiting: readonly TicketSummary[];
  /** Its questions that are with somebody else. */
  readonly asked: readonly TicketSummary[];
}

/** For a body that asks; `code` is its own. */
export async function readAskingDesk(db: Ask, viewer: Viewer, code: string): Promise<AskingDesk> {
  const asked = listTicketsSchema.parse({ desk: 'waiting', from: code });
  const row = await readParts(
    db,
    askingDeskShape,
    Prisma.sql`${figures(viewer)} AS figures,
      ${summariesJson(viewer, filters.byUrgency, 8)} AS waiting,
      ${summariesJson(viewer, asked, 8)} AS asked`,
  );
  return { ...row, waiting: readSummaries(row.waiting), asked: readSummaries(row.asked) };
}

const openShape = z.object({ open: summaries });

/** What is open of all that the viewer's organization sees, newest first. */
export async function listOpen(db: Ask, viewer: Viewer): Promise<TicketSummary[]> {
  const { open } = await readParts(db, openShape, Prisma.sql`${summariesJson(viewer, filters.open, 8)} AS open`);
  return readSummaries(open);
}

/*
 * Each is a value of one statement. Everything is counted in `ticket_parties`, of whose rows each organization has its own, by
 * indexes over what is open, what came on a day and what was closed on a day.
 */

/** Midnight in Japan at which the current business date began. */
function today(): Date {
  return new Date(`${dateInJapan(now())}T00:00:00+09:00`);
}

const daysAgo = (days: number): Date => new Date(today().getTime() - days * 86_400_000);

/** Of what is open: held somewhere and not just an answer to read. */
const acting = Prisma.sql`p.state <> 'answered'`;

/** Days looked back for an average: enough working days even around the turn of the year and in May. */
const averaged = 28;

/** Received on an average working day of the last four weeks: Monday to Friday, no holiday, not 29 December – 3 January. */
function onWorkingDay(): Prisma.Sql {
  const workingDays = Prisma.sql`
    SELECT g AS date, g AT TIME ZONE 'Asia/Tokyo' AS starts, (g + interval '1 day') AT TIME ZONE 'Asia/Tokyo' AS ends
    FROM generate_series(${dateInJapan(daysAgo(averaged))}::timestamp, ${dateInJapan(daysAgo(1))}::timestamp, '1 day') g
    WHERE extract(isodow FROM g) < 6 AND to_char(g, 'MMDD') NOT IN ('1229', '1230', '1231', '0101', '0102', '0103')
      AND NOT EXISTS (SELECT FROM holidays h WHERE h.date = g::date)`;
  return Prisma.sql`(SELECT coalesce(round(count(n.created_at)::numeric / nullif(count(DISTINCT d.date), 0)), 0)::int
      FROM (${workingDays}) d LEFT JOIN ticket_parties n ON n.created_at >= d.starts AND n.created_at < d.ends)`;
}

/** The figures of an organization's desk, from one look at what is open. */
function figures(viewer: Viewer): Prisma.Sql {
  const own = Prisma.sql`p.holder_organization_id = ${viewer.organizationId}::uuid`;
  return Prisma.sql`(SELECT json_build_object(
      'waiting', count(*) FILTER (WHERE ${own} AND ${acting}),
      'overdue', count(*) FILTER (WHERE ${own} AND ${acting} AND p.due_at < ${now()}),
      'untaken', count(*) FILTER (WHERE ${own} AND ${acting} AND p.holder_user_id IS NULL),
      'arrived', count(*) FILTER (WHERE ${own} AND p.state = 'answer_arrived'),
      'answered', count(*) FILTER (WHERE ${own} AND p.state = 'answered'),
      'elsewhere', count(*) FILTER (WHERE NOT ${own} AND ${acting}),
      'today', (SELECT count(*) FROM ticket_parties n WHERE n.created_at >= ${today()}),
      'usual', ${onWorkingDay()})
    FROM ticket_parties p WHERE p.open)`;
}

/** Received and closed on each of the last `days` business dates, today last. */
function dayCounts(days: number): Prisma.Sql {
  const count = (within: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM ticket_parties p WHERE ${within})`;
  const received = count(Prisma.sql`p.created_at >= d.starts AND p.created_at < d.ends`);
  const closed = count(Prisma.sql`p.closed_at >= d.starts AND p.closed_at < d.ends`);
  return jsonRows(Prisma.sql`
    SELECT to_char(d.date, 'YYYY-MM-DD') AS date, ${received} AS received, ${closed} AS closed
    FROM (SELECT g AS date, g AT TIME ZONE 'Asia/Tokyo' AS starts, (g + interval '1 day') AT TIME ZONE 'Asia/Tokyo' AS ends
      FROM generate_series(${dateInJapan(daysAgo(days - 1))}::timestamp, ${dateInJapan(now())}::timestamp, '1 day') g) d ORDER BY d.date`);
}

/** Calls of today by the hour in Japan; hours without calls are left out. */
const callsByHour = (): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT extract(hour FROM p.created_at AT TIME ZONE 'Asia/Tokyo')::int AS hour, count(*)::int AS calls
    FROM ticket_parties p WHERE p.created_at >= ${today()} AND p.channel = 'phone' GROUP BY 1 ORDER BY 1`);

/** Who of the organization has how many in hand. */
const colleagueLoads = (viewer: Viewer): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT p.holder_user_id::text AS id, t.holder_user_name AS name, count(*)::int AS open, count(*) FILTER (WHERE p.due_at < ${now()})::int AS overdue
    FROM ticket_parties p JOIN tickets t ON t.id = p.ticket_id
    WHERE p.open AND ${acting} AND p.holder_organization_id = ${viewer.organizationId}::uuid AND p.holder_user_id IS NOT NULL
    GROUP BY p.holder_user_id, t.holder_user_name ORDER BY open DESC, name LIMIT 12`);

/** What is asked more than usual: the last 24 hours against the week before, a day. */
function risingTopics(): Prisma.Sql {
  const dayAgo = startOf('24h', now());
  return jsonRows(Prisma.sql`
    SELECT c.system, c.category, c."lastDay", round(c.before / 7.0, 1)::float8 AS usual FROM (
      SELECT p.system, p.category, count(*) FILTER (WHERE p.created_at >= ${dayAgo})::int AS "lastDay",
        count(*) FILTER (WHERE p.created_at < ${dayAgo}) AS before
      FROM ticket_parties p WHERE p.created_at >= ${new Date(dayAgo.getTime() - 7 * 86_400_000)} GROUP BY p.system, p.category) c
    WHERE c."lastDay" >= 3 ORDER BY c."lastDay" / greatest(c.before / 7.0, 1) DESC, c.system, c.category LIMIT 5`);
}

/** What waits of each asking organization, from one look at what is open. */
const openByAsker =
  (): Prisma.Sql => Prisma.sql`SELECT p.asker_organization_id AS id, count(*)::int AS open, count(*) FILTER (WHERE p.due_at < ${now()})::int AS overdue,
    count(*) FILTER (WHERE p.urgency = 'urgent')::int AS urgent
  FROM ticket_parties p WHERE p.open AND ${acting} GROUP BY 1`;

const area = Prisma.sql`o`;

/** Open inquiries of each prefecture's area, by the asker; every prefecture is there, also with none. */
const openByPrefecture = (reader: Reader): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT o.code, ${nameFor(reader, area)} AS name, coalesce(n.open, 0) AS open, coalesce(n.overdue, 0) AS overdue, coalesce(n.urgent, 0) AS urgent
    FROM organizations o LEFT JOIN (
      SELECT coalesce(a.parent_id, a.id) AS id, sum(c.open)::int AS open, sum(c.overdue)::int AS overdue, sum(c.urgent)::int AS urgent
      FROM (${openByAsker()}) c JOIN organizations a ON a.id = c.id GROUP BY 1) n ON n.id = o.id
    WHERE o.parent_id IS NULL AND o.kind = 'prefecture' AND o.valid_to IS NULL ORDER BY o.code`);

/** Open inquiries of each of a prefecture's municipalities, as far as the prefecture sees them. */
const openByMunicipality = (viewer: Viewer): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT o.code, ${nameFor(viewer, area)} AS name, coalesce(c.open, 0) AS open, coalesce(c.overdue, 0) AS overdue, coalesce(c.urgent, 0) AS urgent
    FROM organizations o LEFT JOIN (${openByAsker()}) c ON c.id = o.id
    WHERE o.parent_id = ${viewer.organizationId}::uuid AND o.valid_to IS NULL ORDER BY o.code`);
