import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { cancelCommands, queueCommandsFrom } from '@/lib/network/mutations';
import { type commandKinds, confirmationMinutes, type StepKind } from '../../constants';
import { readySteps } from './queries';

export interface Tick {
  /** The operating clock's time. */
  readonly at: Date;
  /** Token of the lease under which this is done. */
  readonly token: number;
}

/** What a node's row becomes when a step of a kind is done; `gate` is the step's. */
const positions: Record<StepKind, Prisma.Sql> = {
  start: Prisma.sql`up = true, online = (done.gate <> 'none'), excuse = NULL`,
  online: Prisma.sql`online = true`,
  'counter-open': Prisma.sql`counter_open = true`,
  'counter-close': Prisma.sql`counter_open = false`,
  'online-end': Prisma.sql`online = false, counter_open = false`,
  'daily-processing': Prisma.sql`up = n.up`,
  stop: Prisma.sql`up = false, online = false, counter_open = false, excuse = NULL`,
};

/** Steps that happen by themselves when their gate opens. */
export function settleByClock(db: Db, kind: StepKind, { at, token }: Tick): Promise<number> {
  return db.$executeRaw`
    WITH ready AS (${readySteps(kind, at)}),
    done AS (
      UPDATE operating_steps s SET state = 'done', begun_at = ${at}, settled_at = ${at}, token = ${token} FROM ready r
       WHERE (s.date, s.node_id, s.kind, s.round) = (r.date, r.node_id, r.kind, r.round) AND s.state = 'waiting' RETURNING s.node_id, s.gate)
    UPDATE operating_nodes n SET ${positions[kind]}, changed_at = ${at} FROM done WHERE n.node_id = done.node_id`;
}

/** Steps of nodes that are not operated from here, and of servers that are not up: nobody is asked, and nobody waits. */
export async function settleUnasked(db: Db, kind: StepKind, { at, token }: Tick): Promise<number> {
  const needsServer = kind !== 'start';
  return db.$executeRaw`
    WITH ready AS (SELECT * FROM (${readySteps(kind, at)}) q WHERE NOT q.watched OR (${needsServer} AND NOT q.up)),
    done AS (
      UPDATE operating_steps s SET state = (CASE WHEN r.watched THEN 'void' ELSE 'done' END)::step_state, settled_at = ${at}, token = ${token},
        exception = CASE WHEN r.watched THEN 'not-up' ELSE 'unwatched' END FROM ready r
       WHERE (s.date, s.node_id, s.kind, s.round) = (r.date, r.node_id, r.kind, r.round) AND s.state = 'waiting' RETURNING s.node_id, s.gate)
    UPDATE operating_nodes n SET ${positions[kind]}, wanted_up = ${kind === 'start'}, changed_at = ${at} FROM done WHERE n.node_id = done.node_id`;
}

/** Names a step's present attempt to the agents' queue: what is queued once is not queued again. */
const referenceOf = (step: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`concat_ws(' ', 'day', ${step}.date, ${step}.node_id, ${step}.kind, ${step}.round, ${step}.attempt)`;

/**
 * Gives the agents what is ready; answers how much. A start waits until the node's earlier daily processing has ended; what else was left of
 * earlier days is overtaken by it. Steps and commands are of one transaction: there is none without the other.
 */
export async function giveCommands(db: Db, kind: (typeof commandKinds)[number], { at, token }: Tick): Promise<number> {
  const begun = await db.$executeRaw`
    WITH ready AS (
      SELECT * FROM (${readySteps(kind, at)}) q
       WHERE q.watched AND (q.kind <> 'start' OR NOT EXISTS (
         SELECT FROM operating_steps e WHERE e.node_id = q.node_id AND e.date < q.date AND e.kind = 'daily-processing' AND e.state = 'commanded'))),
    begun AS (
      UPDATE operating_steps s SET state = 'commanded', attempt = s.attempt + 1, command_id = NULL, begun_at = ${at}, token = ${token}
        FROM ready r WHERE (s.date, s.node_id, s.kind, s.round) = (r.date, r.node_id, r.kind, r.round) RETURNING s.node_id, s.date),
    overtaken AS (
      UPDATE operating_steps e SET state = 'void', settled_at = ${at}, exception = 'overtaken' FROM begun b
       WHERE ${kind === 'start'} AND e.node_id = b.node_id AND e.date < b.date AND e.state = 'waiting' RETURNING 1)
    UPDATE operating_nodes n SET wanted_up = ${kind !== 'stop'}, changed_at = ${at} FROM begun b WHERE n.node_id = b.node_id`;
  if (begun === 0) return 0;
  const expires = new Date(now().getTime() + 24 * 3_600_000);
  const step = Prisma.sql`s`;
  const given = Prisma.sql`s.state = 'commanded' AND s.kind = ${kind} AND s.command_id IS NULL`;
  await queueCommandsFrom(
    db,
    Prisma.sql`SELECT gen_random_uuid(), s.node_id, s.kind, '{}'::jsonb, ${referenceOf(step)}, ${expires}::timestamptz
      FROM operating_steps s WHERE ${given}`,
  );
  await db.$executeRaw`UPDATE operating_steps s SET command_id = c.id FROM node_commands c WHERE ${given} AND c.reference = ${referenceOf(step)}`;
  return begun;
}

/** What the agent must observe for a command to count. */
const observed = { start: 'running', stop: 'stopped', 'daily-processing': null } as const;

/**
 * Takes up how commands ended. A success that the agent's own observation denies is waited for a little, then failed; an end that nobody
 * knows is decided by what is observed; a failed start or stop that is observed all the same was done by hand, if it is observed for longer
 * than the failing command itself can look like what it was to start.
 */
export function settleCommands(db: Db, kind: (typeof commandKinds)[number], { at, token }: Tick): Promise<number> {
  const wanted = observed[kind];
  const late = new Date(now().getTime() - confirmationMinutes * 60_000);
  const seen = wanted === null ? Prisma.sql`NULL::boolean` : Prisma.sql`a.operation = ${wanted}`;
  return db.$executeRaw`
    WITH ended AS (
      SELECT s.date, s.node_id, s.round, s.state AS before, c.state AS command, c.output, c.settled_at < ${late} AS late, ${seen} AS seen,
        a.last_seen_at > c.settled_at + make_interval(secs => 2 * w.heartbeat_seconds) AS since
        FROM operating_steps s JOIN operating_days d ON d.date = s.date AND d.closed_at IS NULL
        JOIN node_commands c ON c.id = s.command_id LEFT JOIN node_agents a ON a.node_id = s.node_id
        CROSS JOIN network_settings w
       WHERE s.kind = ${kind} AND s.state IN ('commanded', 'failed') AND c.settled_at IS NOT NULL),
    judged AS (
      SELECT *, CASE
        WHEN before = 'failed' THEN CASE WHEN seen AND since THEN 'by-hand' END
        WHEN command = 'succeeded' AND coalesce(seen, true) THEN 'done'
        WHEN command = 'unknown' AND seen THEN 'done'
        WHEN command IN ('failed', 'expired', 'cancelled') THEN 'failed'
        WHEN command = 'unknown' AND seen IS NULL THEN 'failed'
        WHEN late THEN 'failed' END AS verdict FROM ended),
    done AS (
      UPDATE operating_steps s SET state = (CASE j.verdict WHEN 'failed' THEN 'failed' ELSE 'done' END)::step_state, settled_at = ${at},
        token = ${token}, note = right(j.output, 500), exception = CASE j.verdict WHEN 'by-hand' THEN 'by-hand' END
      FROM judged j WHERE j.verdict IS NOT NULL AND (s.date, s.node_id, s.kind, s.round) = (j.date, j.node_id, ${kind}, j.round)
      RETURNING s.node_id, s.gate, s.state)
    UPDATE operating_nodes n SET ${positions[kind]}, changed_at = ${at} FROM done WHERE n.node_id = done.node_id AND done.state = 'done'`;
}

const lateShape = z.object({
  /** Of its command; null = it has none. */
  reference: z.string().nullable(),
});

/** When online operation has ended, what would have begun it is no longer wanted, unless an agent has it already. */
export async function giveUpLate(db: Db, { at }: Tick): Promise<number> {
  const late = Prisma.sql`
    SELECT o.*, c.reference FROM (
      SELECT e.date, e.node_id, e.kind, e.round, e.state, e.command_id FROM operating_steps e
        JOIN operating_days d ON d.date = e.date AND d.closed_at IS NULL
       WHERE e.kind IN ('start', 'online', 'counter-open', 'counter-close') AND e.state IN ('waiting', 'commanded') OFFSET 0) o
      LEFT JOIN node_commands c ON c.id = o.command_id
    WHERE (o.date, o.node_id, o.round) IN (
      SELECT l.date, l.node_id, l.round FROM operating_steps l JOIN operating_days d ON d.date = l.date AND d.closed_at IS NULL
       WHERE l.kind = 'online-end' AND l.state = 'done')`;
  const found = await askRows(db, lateShape)`SELECT reference FROM (${late}) f`;
  if (found.length === 0) return 0;
  const taken = await cancelCommands(
    db,
    found.flatMap(({ reference }) => reference ?? []),
  );
  return db.$executeRaw`
    UPDATE operating_steps s SET state = 'void', settled_at = ${at}, exception = 'too-late' FROM (${late}) f
     WHERE (s.date, s.node_id, s.kind, s.round) = (f.date, f.node_id, f.kind, f.round)
       AND (f.state = 'waiting' OR f.reference = ANY (${taken}::text[]))`;
}

/** Whom those above need not wait for: silent for so long, a stop that failed so long ago, or retired. Forgotten when it is over. */
export function keepExcuses(db: Db, date: string, { at }: Tick): Promise<number> {
  return db.$executeRaw`
    WITH setting AS (SELECT make_interval(mins => silence_minutes) AS wait FROM window_settings
      WHERE valid_from <= ${date}::date ORDER BY valid_from DESC LIMIT 1),
    failed AS MATERIALIZED (
      SELECT s.node_id FROM operating_steps s JOIN operating_days d ON d.date = s.date AND d.closed_at IS NULL, setting
       WHERE s.kind = 'stop' AND s.state = 'failed' AND s.settled_at < ${at}::timestamptz - setting.wait),
    judged AS (
      SELECT n.node_id, CASE
        WHEN n.excuse = 'released' THEN 'released'
        WHEN x.valid_to <= ${date}::date THEN 'retired'
        WHEN x.state IN ('silent', 'unreachable') AND a.last_seen_at < ${now()}::timestamptz - setting.wait THEN 'silent'
        WHEN n.node_id IN (SELECT f.node_id FROM failed f) THEN 'failed' END AS excuse
      FROM setting, operating_nodes n JOIN nodes x ON x.id = n.node_id LEFT JOIN node_agents a ON a.node_id = n.node_id)
    UPDATE operating_nodes n SET excuse = j.excuse, changed_at = ${at} FROM judged j
     WHERE n.node_id = j.node_id AND n.excuse IS DISTINCT FROM j.excuse`;
}

/** A day is over when nothing of it is left to be done. */
export function closeDays(db: Db, { at }: Tick): Promise<number> {
  return db.$executeRaw`
    UPDATE operating_days d SET closed_at = ${at} WHERE closed_at IS NULL
      AND NOT EXISTS (SELECT FROM operating_steps s WHERE s.date = d.date AND s.state IN ('waiting', 'commanded'))`;
}
