import 'server-only';
import { gather } from '@/lib/core/async/gather';
import { now } from '@/lib/core/clock';
import { type Db, withNodes } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { stopped } from '../judgement/reception/rules';
import type { Acknowledgement } from '../protocol/types';
import { lockAgents, readReportedChecks } from './queries';
import { takeBacklog, takeHeartbeat } from './rules';
import type { AgentRow, Effect, Message, ReportedCheck } from './types';

type Outcome = Result<Acknowledgement>;

/**
 * Takes a message of an agent; answers when it is committed. Messages of many nodes share a transaction (docs/decisions/0036-intake.md);
 * several of one node are taken one after the other.
 */
export const takeMessage: (message: Message) => Promise<Outcome> = gather({
  keyOf: ({ node }) => node.nodeId,
  work: takeMessages,
  wait: 100,
  enough: 16,
  most: 100,
});

interface Taken {
  readonly message: Message;
  readonly effect: Effect;
}

/** Locks, decides, writes: all of them in one transaction, each for itself. */
async function takeMessages(messages: readonly Message[]): Promise<Outcome[]> {
  const nodes = messages.map(({ node }) => node);
  const ids = nodes.map(({ nodeId }) => nodeId);
  return withNodes(nodes, nodes[0]?.requestId ?? '', async (db) => {
    const agents = new Map((await lockAgents(db, ids)).map((agent) => [agent.nodeId, agent]));
    const at = now();
    const sampled = messages.flatMap(({ body }) => body.samples.map(({ check }) => check));
    const checks = await readReportedChecks(db, ids, [...new Set(sampled)], at);
    const taken: Taken[] = [];
    const outcomes = messages.map((message): Outcome => {
      const agent = agents.get(message.node.nodeId);
      if (!agent) return failure('notFound');
      const decided = decide(message, agent, checks.get(agent.nodeId) ?? new Map(), at);
      if (!decided.ok) return decided;
      if (decided.value) taken.push({ message, effect: decided.value });
      return success(acknowledge(message, agent, at));
    });
    if (taken.length > 0) await write(db, taken);
    return outcomes;
  });
}

/** null = it was committed before: it is acknowledged and changes nothing. */
function decide(
  { stream, body }: Message,
  agent: AgentRow,
  checks: ReadonlyMap<number, ReportedCheck>,
  at: Date,
): Result<Effect | null> {
  if (body.sequence <= agent[stream]) return success(null);
  return stream === 'live' ? takeHeartbeat(body.samples, checks, at) : takeBacklog(body.samples, checks, at);
}

const acknowledge = ({ stream, body }: Message, agent: AgentRow, at: Date): Acknowledgement => ({
  live: stream === 'live' ? Math.max(agent.live, body.sequence) : agent.live,
  backlog: stream === 'backlog' ? Math.max(agent.backlog, body.sequence) : agent.backlog,
  configuration: agent.wanted,
  rotateKey: agent.rotateKey,
  time: at.getTime(),
});

async function write(db: Db, taken: readonly Taken[]): Promise<void> {
  await writeAgents(db, taken);
  const samples = taken.flatMap(({ effect }) => effect.samples);
  if (samples.length > 0)
    await db.$executeRaw`
      INSERT INTO samples (check_id, at, value, state)
      SELECT * FROM unnest(${samples.map(({ check }) => check)}::int[], ${samples.map(({ at }) => at)}::timestamptz[],
        ${samples.map(({ value }) => value)}::float8[], ${samples.map(({ state }) => state)}::check_state[])
      ON CONFLICT DO NOTHING`;
  await writeMemories(
    db,
    taken.flatMap(({ effect }) => effect.memories),
  );
  const transitions = taken.flatMap(({ effect }) => effect.transitions);
  if (transitions.length > 0)
    await db.$executeRaw`
      INSERT INTO check_changes (id, check_id, at, from_state, to_state, flapping, value, detail)
      SELECT * FROM unnest(${transitions.map(() => newId())}::uuid[], ${transitions.map(({ check }) => check)}::int[],
        ${transitions.map(({ at }) => at)}::timestamptz[], ${transitions.map(({ from }) => from)}::check_state[],
        ${transitions.map(({ to }) => to)}::check_state[], ${transitions.map(({ flapping }) => flapping)}::boolean[],
        ${transitions.map(({ memory }) => memory.value)}::float8[], ${transitions.map(({ memory }) => memory.detail)}::text[])`;
}

/** Numbers of the streams; of heartbeats also when it was heard and by when it must be heard again, in the database's time. */
async function writeAgents(db: Db, taken: readonly Taken[]): Promise<void> {
  const live = taken.flatMap(({ message }) => (message.stream === 'live' ? [message] : []));
  if (live.length > 0)
    await db.$executeRaw`
      UPDATE node_agents a SET live_sequence = m.sequence, last_seen_at = now(), agent_version = m.version,
        configuration = m.configuration, clock_offset_ms = m.clock_offset, operation = m.operation,
        operation_since = CASE WHEN a.operation IS DISTINCT FROM m.operation THEN now() ELSE a.operation_since END,
        deadline_at = now() + make_interval(secs => s.heartbeat_seconds * s.missed_heartbeats + 5)
      FROM unnest(${live.map(({ node }) => node.nodeId)}::uuid[], ${live.map(({ body }) => body.sequence)}::bigint[],
        ${live.map(({ body }) => body.version)}::text[], ${live.map(({ body }) => body.configuration)}::int[],
        ${live.map(({ body }) => body.clockOffset)}::bigint[], ${live.map(({ body }) => body.operation ?? null)}::text[])
        AS m (node_id, sequence, version, configuration, clock_offset, operation), network_settings s
      WHERE a.node_id = m.node_id`;
  const late = taken.flatMap(({ message }) => (message.stream === 'backlog' ? [message] : []));
  if (late.length > 0)
    await db.$executeRaw`
      UPDATE node_agents a SET backlog_sequence = m.sequence
      FROM unnest(${late.map(({ node }) => node.nodeId)}::uuid[], ${late.map(({ body }) => body.sequence)}::bigint[])
        AS m (node_id, sequence) WHERE a.node_id = m.node_id`;
}

async function writeMemories(db: Db, changed: Effect['memories']): Promise<void> {
  if (changed.length === 0) return;
  const each = <T>(pick: (memory: (typeof changed)[number]['memory']) => T) =>
    changed.map(({ memory }) => pick(memory));
  await db.$executeRaw`
    INSERT INTO check_statuses (check_id, state, state_since, latest, attempt, recent_changes, flapping, value, detail, sampled_at)
    SELECT * FROM unnest(${changed.map(({ check }) => check)}::int[], ${each(({ state }) => state)}::check_state[],
      ${each(({ stateSince }) => stateSince)}::timestamptz[], ${each(({ latest }) => latest)}::check_state[],
      ${each(({ attempt }) => attempt)}::int[], ${each(({ recentChanges }) => recentChanges)}::int[],
      ${each(({ flapping }) => flapping)}::boolean[], ${each(({ value }) => value)}::float8[],
      ${each(({ detail }) => detail)}::text[], ${each(({ sampledAt }) => sampledAt)}::timestamptz[])
    ON CONFLICT (check_id) DO UPDATE SET state = excluded.state, state_since = excluded.state_since, latest = excluded.latest,
      attempt = excluded.attempt, recent_changes = excluded.recent_changes, flapping = excluded.flapping, value = excluded.value,
      detail = excluded.detail, sampled_at = excluded.sampled_at`;
}

/**
 * Says that this process can commit what it is sent. Whoever has not said so lately is forgotten. The first to say so after nobody could
 * writes down since when: between two looks of the judge nobody else would know.
 */
export function recordBeat(db: Db, intake: string): Promise<number> {
  return db.$executeRaw`
    WITH gone AS (DELETE FROM intakes WHERE beat_at < now() - interval '1 hour'),
      last AS (SELECT max(beat_at) AS at FROM intakes),
      deaf AS (UPDATE network_sweeps SET deaf_since = coalesce(deaf_since, last.at) FROM last
        WHERE last.at < now() - make_interval(secs => ${stopped / 1_000}::integer))
    INSERT INTO intakes (id, beat_at) VALUES (${intake}, now()) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at`;
}
