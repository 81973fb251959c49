import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { operatingNow } from '@/lib/window/queries';
import { stepKinds } from '../constants';
import { operatingDateOf } from '../rules';
import {
  type Board,
  type HoldUp,
  holdUpShape,
  type PrefectureProgress,
  prefectureProgressShape,
  tierProgressShape,
} from './types';

const listed = 30;
/** The order of a day: what is due at the same minute happens in it, too. */
export const inOrder = (kind: Prisma.Sql): Prisma.Sql => Prisma.sql`array_position(${[...stepKinds]}::text[], ${kind})`;
const unsettled = Prisma.sql`s.state IN ('waiting', 'commanded', 'failed')`;

const versionShape = z.object({ version: z.number() });

/** The day as far as the reader sees it: what is planned, how far it is, who holds it up. */
export async function readBoard(db: Ask, reader: Reader): Promise<Board> {
  const at = await operatingNow(db);
  const date = operatingDateOf(at);
  const [day] = await askRows(db, versionShape)`SELECT version FROM operating_days WHERE date = ${date}::date`;
  const tiers = await askRows(db, tierProgressShape)`
    SELECT s.tier, s.kind, count(*)::int AS total, count(*) FILTER (WHERE s.state = 'done')::int AS done,
      count(*) FILTER (WHERE s.state = 'failed')::int AS failed,
      count(*) FILTER (WHERE ${unsettled} AND s.due_at <= ${at})::int AS late, min(s.due_at) AS "firstDue", max(s.due_at) AS "lastDue"
    FROM operating_steps s WHERE s.date = ${date}::date AND s.state <> 'void' GROUP BY s.tier, s.kind ORDER BY s.tier, ${inOrder(Prisma.sql`s.kind`)}`;
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
  askRows(db, prefectureProgressShape)`
    WITH late AS (
      SELECT s.organization_id, count(*)::int AS late FROM operating_steps s
       WHERE s.date = ${date}::date AND ${unsettled} AND s.due_at <= ${at} GROUP BY 1),
    planned AS (
      SELECT s.organization_id, min(s.due_at) FILTER (WHERE s.kind = 'start') AS starts, max(s.due_at) FILTER (WHERE s.kind = 'online-end') AS ends
        FROM operating_steps s WHERE s.date = ${date}::date AND s.tier = 1 AND s.state <> 'void' GROUP BY 1)
    SELECT p.code, ${nameFor(reader, Prisma.sql`p`)} AS name,
      coalesce(bool_or(n.wanted_up) FILTER (WHERE n.tier = 1), false) AS "serverWanted",
      coalesce(bool_or(n.up) FILTER (WHERE n.tier = 1), false) AS "serverUp",
      coalesce(bool_or(n.online) FILTER (WHERE n.tier = 1), false) AS "serverOnline",
      count(*) FILTER (WHERE n.tier = 2)::int AS towns, count(*) FILTER (WHERE n.tier = 2 AND n.up)::int AS up,
      count(*) FILTER (WHERE n.tier = 2 AND n.online)::int AS online, count(*) FILTER (WHERE n.tier = 2 AND n.counter_open)::int AS "counterOpen",
      coalesce(sum(l.late), 0)::int AS late, min(d.starts) AS starts, max(d.ends) AS ends
    FROM operating_nodes n JOIN organizations o ON o.id = n.organization_id
    JOIN organizations p ON p.id = coalesce(o.parent_id, o.id) AND p.kind = 'prefecture'
    LEFT JOIN late l ON l.organization_id = n.organization_id LEFT JOIN planned d ON d.organization_id = p.id
    GROUP BY p.id ORDER BY coalesce(sum(l.late), 0) DESC, p.code`;

/** What a hold-up carries of whoever it is about: nodes `n`, owners `o`. */
const about = (reader: Reader): Prisma.Sql => Prisma.sql`
  n.code AS "nodeCode", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
  (SELECT min(a.number) FROM alarms a WHERE a.node_id = n.id AND a.resolved_at IS NULL) AS alarm`;

/**
 * Who holds the day up: a late step that was begun or has failed, and a server that is not heard though those below wait for it. The cause,
 * not those who wait.
 */
const listHoldUps = (db: Ask, reader: Reader, at: Date): Promise<HoldUp[]> =>
  askRows(db, holdUpShape)`
    WITH late AS MATERIALIZED (SELECT date, node_id, parent_id FROM operating_steps WHERE state = 'waiting' AND due_at <= ${at}),
    below AS (SELECT date, parent_id, count(*)::int AS steps FROM late GROUP BY 1, 2),
    own AS (SELECT date, node_id, count(*)::int AS steps FROM late GROUP BY 1, 2)
    SELECT s.node_id::text AS "nodeId", s.organization_id::text AS "organizationId", s.tier, s.date::text, s.kind, s.round, s.state::text AS state,
      s.due_at AS "dueAt", s.note, me.excuse, ${about(reader)},
      coalesce(CASE WHEN s.kind IN ('start', 'online') THEN below.steps ELSE own.steps END, 0) AS waiting
    FROM operating_steps s JOIN operating_days d ON d.date = s.date AND d.closed_at IS NULL
    JOIN operating_nodes me ON me.node_id = s.node_id JOIN organizations o ON o.id = s.organization_id
    LEFT JOIN nodes n ON n.id = s.node_id LEFT JOIN below ON (below.date, below.parent_id) = (s.date, s.node_id)
    LEFT JOIN own ON (own.date, own.node_id) = (s.date, s.parent_id)
    WHERE s.kind IN ('start', 'daily-processing', 'stop') AND s.state IN ('commanded', 'failed') AND s.due_at <= ${at}::timestamptz - interval '2 minutes'
    UNION ALL
    SELECT p.node_id::text, p.organization_id::text, p.tier, w.date::text, 'start', 1, 'done', min(w.due_at), '', 'not-heard', ${about(reader)},
      count(*)::int
    FROM operating_steps w JOIN operating_days d ON d.date = w.date AND d.closed_at IS NULL
    JOIN operating_nodes p ON p.node_id = w.parent_id AND p.online JOIN organizations o ON o.id = p.organization_id
    JOIN nodes n ON n.id = p.node_id JOIN node_agents g ON g.node_id = p.node_id
    WHERE w.state = 'waiting' AND w.gate = 'parent-online' AND w.due_at <= ${at}::timestamptz - interval '2 minutes'
      AND (g.operation = 'stopped' OR n.state IN ('silent', 'unreachable'))
    GROUP BY p.node_id, p.organization_id, p.tier, w.date, n.id, o.id
    ORDER BY tier, waiting DESC, "dueAt", "nodeCode" LIMIT ${listed + 1}`;
