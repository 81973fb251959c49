import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { dateInJapan, startOf } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { Prisma } from '@/lib/core/generated/client';
import { jsonRows } from '@/lib/core/json-rows';
import type { Viewer } from '../../list/selection/queries';

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
export function figures(viewer: Viewer): Prisma.Sql {
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
export function dayCounts(days: number): Prisma.Sql {
  const count = (within: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM ticket_parties p WHERE ${within})`;
  const received = count(Prisma.sql`p.created_at >= d.starts AND p.created_at < d.ends`);
  const closed = count(Prisma.sql`p.closed_at >= d.starts AND p.closed_at < d.ends`);
  return jsonRows(Prisma.sql`
    SELECT to_char(d.date, 'YYYY-MM-DD') AS date, ${received} AS received, ${closed} AS closed
    FROM (SELECT g AS date, g AT TIME ZONE 'Asia/Tokyo' AS starts, (g + interval '1 day') AT TIME ZONE 'Asia/Tokyo' AS ends
      FROM generate_series(${dateInJapan(daysAgo(days - 1))}::timestamp, ${dateInJapan(now())}::timestamp, '1 day') g) d ORDER BY d.date`);
}

/** Calls of today by the hour in Japan; hours without calls are left out. */
export const callsByHour = (): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT extract(hour FROM p.created_at AT TIME ZONE 'Asia/Tokyo')::int AS hour, count(*)::int AS calls
    FROM ticket_parties p WHERE p.created_at >= ${today()} AND p.channel = 'phone' GROUP BY 1 ORDER BY 1`);

/** Who of the organization has how many in hand. */
export const colleagueLoads = (viewer: Viewer): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT p.holder_user_id::text AS id, t.holder_user_name AS name, count(*)::int AS open, count(*) FILTER (WHERE p.due_at < ${now()})::int AS overdue
    FROM ticket_parties p JOIN tickets t ON t.id = p.ticket_id
    WHERE p.open AND ${acting} AND p.holder_organization_id = ${viewer.organizationId}::uuid AND p.holder_user_id IS NOT NULL
    GROUP BY p.holder_user_id, t.holder_user_name ORDER BY open DESC, name LIMIT 12`);

/** What is asked more than usual: the last 24 hours against the week before, a day. */
export function risingTopics(): Prisma.Sql {
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
export const openByPrefecture = (reader: Reader): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT o.code, ${nameFor(reader, area)} AS name, coalesce(n.open, 0) AS open, coalesce(n.overdue, 0) AS overdue, coalesce(n.urgent, 0) AS urgent
    FROM organizations o LEFT JOIN (
      SELECT coalesce(a.parent_id, a.id) AS id, sum(c.open)::int AS open, sum(c.overdue)::int AS overdue, sum(c.urgent)::int AS urgent
      FROM (${openByAsker()}) c JOIN organizations a ON a.id = c.id GROUP BY 1) n ON n.id = o.id
    WHERE o.parent_id IS NULL AND o.kind = 'prefecture' AND o.valid_to IS NULL ORDER BY o.code`);

/** Open inquiries of each of a prefecture's municipalities, as far as the prefecture sees them. */
export const openByMunicipality = (viewer: Viewer): Prisma.Sql =>
  jsonRows(Prisma.sql`
    SELECT o.code, ${nameFor(viewer, area)} AS name, coalesce(c.open, 0) AS open, coalesce(c.overdue, 0) AS overdue, coalesce(c.urgent, 0) AS urgent
    FROM organizations o LEFT JOIN (${openByAsker()}) c ON c.id = o.id
    WHERE o.parent_id = ${viewer.organizationId}::uuid AND o.valid_to IS NULL ORDER BY o.code`);
