import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { AreaCount, ColleagueLoad, DayCount, DeskFigures, HourCount, RisingTopic } from './types';

type Viewer = Pick<Actor, 'organizationId'>;

/** Midnight in Japan at which the current business date began. */
function today(): Date {
  return new Date(`${dateInJapan(now())}T00:00:00+09:00`);
}

const daysAgo = (days: number): Date => new Date(today().getTime() - days * 86_400_000);

/** Held here and not just an answer to read. */
const acting = Prisma.sql`t.state NOT IN ('closed', 'answered')`;

/** The figures of an organization's desk, from one look at what is open. */
export async function getDeskFigures(db: Db, viewer: Viewer): Promise<DeskFigures> {
  const own = Prisma.sql`t.holder_organization_id = ${viewer.organizationId}::uuid`;
  const [row] = await db.$queryRaw<DeskFigures[]>`
    SELECT count(*) FILTER (WHERE ${own} AND ${acting})::int AS waiting,
      count(*) FILTER (WHERE ${own} AND ${acting} AND t.due_at < ${now()})::int AS overdue,
      count(*) FILTER (WHERE ${own} AND ${acting} AND t.holder_user_id IS NULL)::int AS untaken,
      count(*) FILTER (WHERE ${own} AND t.state = 'answer_arrived')::int AS arrived,
      count(*) FILTER (WHERE ${own} AND t.state = 'answered')::int AS answered,
      count(*) FILTER (WHERE NOT ${own} AND ${acting})::int AS elsewhere,
      (SELECT count(*)::int FROM tickets n WHERE n.created_at >= ${today()}) AS today,
      (SELECT round(count(*) / 5.0)::int FROM tickets n WHERE n.created_at >= ${daysAgo(7)} AND n.created_at < ${today()}) AS usual
    FROM tickets t WHERE t.state <> 'closed'`;
  return row ?? { waiting: 0, overdue: 0, untaken: 0, arrived: 0, answered: 0, elsewhere: 0, today: 0, usual: 0 };
}

/** Received and closed on each of the last `days` business dates, today last. */
export function listDayCounts(db: Db, days: number): Promise<DayCount[]> {
  return db.$queryRaw<DayCount[]>`
    WITH days AS (SELECT to_char(d, 'YYYY-MM-DD') AS date FROM generate_series(${dateInJapan(daysAgo(days - 1))}::date, ${dateInJapan(now())}::date, '1 day') d),
      received AS (SELECT to_char(t.created_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') AS date, count(*)::int AS n
        FROM tickets t WHERE t.created_at >= ${daysAgo(days - 1)} GROUP BY 1),
      closed AS (SELECT to_char(t.closed_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') AS date, count(*)::int AS n
        FROM tickets t WHERE t.closed_at >= ${daysAgo(days - 1)} GROUP BY 1)
    SELECT days.date, coalesce(received.n, 0) AS received, coalesce(closed.n, 0) AS closed
    FROM days LEFT JOIN received USING (date) LEFT JOIN closed USING (date) ORDER BY days.date`;
}

/** Calls of today by the hour in Japan; hours without calls are left out. */
export function listCallsByHour(db: Db): Promise<HourCount[]> {
  return db.$queryRaw<HourCount[]>`
    SELECT extract(hour FROM t.created_at AT TIME ZONE 'Asia/Tokyo')::int AS hour, count(*)::int AS calls
    FROM tickets t WHERE t.created_at >= ${today()} AND t.channel = 'phone' GROUP BY 1 ORDER BY 1`;
}

/** Who of the organization has how many in hand. */
export function listColleagueLoads(db: Db, viewer: Viewer): Promise<ColleagueLoad[]> {
  return db.$queryRaw<ColleagueLoad[]>`
    SELECT t.holder_user_name AS name, count(*)::int AS open, count(*) FILTER (WHERE t.due_at < ${now()})::int AS overdue
    FROM tickets t WHERE t.holder_organization_id = ${viewer.organizationId}::uuid AND ${acting} AND t.holder_user_id IS NOT NULL
    GROUP BY t.holder_user_id, t.holder_user_name ORDER BY open DESC, name LIMIT 12`;
}

/** What is asked more than usual: the last 24 hours against the week before, a day. */
export function listRisingTopics(db: Db): Promise<RisingTopic[]> {
  const dayAgo = new Date(now().getTime() - 86_400_000);
  return db.$queryRaw<RisingTopic[]>`
    SELECT t.system::text, t.category::text, count(*) FILTER (WHERE t.created_at >= ${dayAgo})::int AS "lastDay",
      round(count(*) FILTER (WHERE t.created_at < ${dayAgo}) / 7.0, 1)::float8 AS usual
    FROM tickets t WHERE t.created_at >= ${new Date(dayAgo.getTime() - 7 * 86_400_000)}
    GROUP BY t.system, t.category HAVING count(*) FILTER (WHERE t.created_at >= ${dayAgo}) >= 3
    ORDER BY count(*) FILTER (WHERE t.created_at >= ${dayAgo}) / greatest(count(*) FILTER (WHERE t.created_at < ${dayAgo}) / 7.0, 1) DESC LIMIT 5`;
}

/** Open inquiries of each prefecture's area, by the asker; every prefecture is there, also with none. */
export function listOpenByPrefecture(db: Db): Promise<AreaCount[]> {
  return db.$queryRaw<AreaCount[]>`
    SELECT p.code, p.name, coalesce(n.open, 0) AS open, coalesce(n.overdue, 0) AS overdue, coalesce(n.urgent, 0) AS urgent
    FROM organizations p LEFT JOIN (
      SELECT coalesce(a.parent_id, a.id) AS id, count(*)::int AS open, count(*) FILTER (WHERE t.due_at < ${now()})::int AS overdue,
        count(*) FILTER (WHERE t.urgency = 'urgent')::int AS urgent
      FROM tickets t JOIN organizations a ON a.id = t.asker_organization_id WHERE ${acting} GROUP BY 1) n ON n.id = p.id
    WHERE p.kind = 'prefecture' AND p.valid_to IS NULL ORDER BY p.code`;
}

/** Open inquiries of each of a prefecture's municipalities, as far as the prefecture sees them. */
export function listOpenByMunicipality(db: Db, viewer: Viewer): Promise<AreaCount[]> {
  return db.$queryRaw<AreaCount[]>`
    SELECT m.code, m.name, count(t.id)::int AS open, count(t.id) FILTER (WHERE t.due_at < ${now()})::int AS overdue,
      count(t.id) FILTER (WHERE t.urgency = 'urgent')::int AS urgent
    FROM organizations m LEFT JOIN tickets t ON t.asker_organization_id = m.id AND ${acting}
    WHERE m.parent_id = ${viewer.organizationId}::uuid AND m.valid_to IS NULL GROUP BY m.id, m.code, m.name ORDER BY m.code`;
}
