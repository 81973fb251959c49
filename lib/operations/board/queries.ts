import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { now } from '@/lib/core/clock';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { operatingNow } from '@/lib/window/queries';
import { operatingDateOf } from '../rules';
import type { Board, HoldUp, PrefectureProgress, TierProgress } from './types';

const listed = 30;
const unsettled = Prisma.sql`s.state IN ('waiting', 'commanded', 'failed')`;

/** The day as far as the reader sees it: what is planned, how far it is, who holds it up. */
export async function readBoard(db: Ask, reader: Reader): Promise<Board> {
  const at = await operatingNow(db);
  const date = operatingDateOf(at);
  const [day] = await db.$queryRaw<
    { version: number }[]
  >`SELECT version FROM operating_days WHERE date = ${date}::date`;
  const tiers = await db.$queryRaw<TierProgress[]>`
    SELECT s.tier, s.kind, count(*)::int AS total, count(*) FILTER (WHERE s.state = 'done')::int AS done,
      count(*) FILTER (WHERE s.state = 'failed')::int AS failed,
      count(*) FILTER (WHERE ${unsettled} AND s.due_at <= ${at})::int AS late, min(s.due_at) AS "firstDue", max(s.due_at) AS "lastDue"
    FROM operating_steps s WHERE s.date = ${date}::date AND s.state <> 'void' GROUP BY s.tier, s.kind ORDER BY s.tier, min(s.due_at)`;
  const prefectures = await listPrefectureProgress(db, reader, date, at);
  const holdUps = await listHoldUps(db, reader, at);
  return {
    ...{ date, at, version: day?.version ?? null, tiers, prefectures },
    moved: Math.abs(at.getTime() - now().getTime()) > 1_000,
    holdUps: holdUps.slice(0, listed),
    moreHoldUps: holdUps.length > listed,
  };
}

const listPrefectureProgress = (db: Ask, reader: Reader, date: string, at: Date): Promise<PrefectureProgress[]> =>
  db.$queryRaw`
    WITH late AS (
      SELECT s.organization_id, count(*)::int AS late FROM operating_steps s
       WHERE s.date = ${date}::date AND ${unsettled} AND s.due_at <= ${at} GROUP BY 1)
    SELECT p.code, ${nameFor(reader, Prisma.sql`p`)} AS name,
      coalesce(bool_or(n.wanted_up) FILTER (WHERE n.tier = 1), false) AS "serverWanted",
      coalesce(bool_or(n.up) FILTER (WHERE n.tier = 1), false) AS "serverUp",
      coalesce(bool_or(n.online) FILTER (WHERE n.tier = 1), false) AS "serverOnline",
      count(*) FILTER (WHERE n.tier = 2)::int AS towns, count(*) FILTER (WHERE n.tier = 2 AND n.up)::int AS up,
      count(*) FILTER (WHERE n.tier = 2 AND n.online)::int AS online, count(*) FILTER (WHERE n.tier = 2 AND n.counter_open)::int AS "counterOpen",
      coalesce(sum(l.late), 0)::int AS late
    FROM operating_nodes n JOIN organizations o ON o.id = n.organization_id
    JOIN organizations p ON p.id = coalesce(o.parent_id, o.id) AND p.kind = 'prefecture'
    LEFT JOIN late l ON l.organization_id = n.organization_id
    GROUP BY p.id ORDER BY coalesce(sum(l.late), 0) DESC, p.code`;

/** A late step whose own parent is where it should be, or that was begun: the cause, not those who wait for it. */
const listHoldUps = (db: Ask, reader: Reader, at: Date): Promise<HoldUp[]> =>
  db.$queryRaw`
    SELECT s.node_id::text AS "nodeId", n.code AS "nodeCode", s.organization_id::text AS "organizationId",
      ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", s.tier, s.date::text, s.kind, s.round, s.state::text AS state,
      s.due_at AS "dueAt", s.note, me.excuse,
      (SELECT count(*)::int FROM operating_steps w WHERE w.date = s.date AND w.state = 'waiting' AND w.due_at <= ${at}
         AND (CASE WHEN s.kind IN ('start', 'online') THEN w.parent_id = s.node_id ELSE w.node_id = s.parent_id END)) AS waiting
    FROM operating_steps s JOIN operating_days d ON d.date = s.date AND d.closed_at IS NULL
    JOIN operating_nodes me ON me.node_id = s.node_id JOIN organizations o ON o.id = s.organization_id
    LEFT JOIN nodes n ON n.id = s.node_id
    WHERE s.kind IN ('start', 'daily-processing', 'stop') AND s.state IN ('commanded', 'failed') AND s.due_at <= ${at}::timestamptz - interval '2 minutes'
    ORDER BY s.tier, waiting DESC, s.due_at, n.code LIMIT ${listed + 1}`;
