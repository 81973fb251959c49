import 'server-only';
import { z } from 'zod';
import type { NodeActor } from '@/lib/access/actor';
import { gather } from '@/lib/core/async/gather';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withNodes } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { nodeId } from '@/lib/core/id-shapes';
import type { NodeId, OrganizationId } from '@/lib/core/ids';
import type { CommandAnswer } from '../../protocol/schema';
import { type OfferedCommand, offeredCommandShape } from '../../protocol/types';
import { onSignal } from '../../signals/queries';

/** Seconds that an agent has to answer, or to say that it is still at it, before a command is offered again. */
const leaseSeconds = 60;

const leaseShape = offeredCommandShape.extend({ nodeId });

/** What each of these nodes has to do now; from here on it is theirs for a while. One statement for all of them. */
const lease = gather<NodeActor, readonly OfferedCommand[]>({
  keyOf: ({ nodeId }) => nodeId,
  // Polls of a whole country come one by one, each would cost a transaction; a quarter of a second matters to none of them.
  wait: 250,
  most: 4_000,
  work: async (nodes) => {
    const ids = nodes.map(({ nodeId }) => nodeId as string);
    const leases = await withNodes(
      nodes,
      nodes[0]?.requestId ?? '',
      (db) => askRows(db, leaseShape)`
      WITH due AS (
        SELECT id FROM node_commands WHERE node_id = ANY (${ids}::uuid[]) AND settled_at IS NULL AND state = 'queued'
          AND (expires_at > now() OR token > 0) ORDER BY created_at, id FOR UPDATE SKIP LOCKED)
      UPDATE node_commands c SET state = 'leased', token = c.token + 1, begun_at = coalesce(c.begun_at, now()),
        lease_until = now() + make_interval(secs => ${leaseSeconds}::integer)
      FROM due WHERE c.id = due.id RETURNING c.node_id AS "nodeId", c.id, c.name, c.params, c.token`,
    );
    const byNode = new Map<string, OfferedCommand[]>();
    for (const { nodeId, ...offered } of leases.toSorted((one, other) => one.id.localeCompare(other.id)))
      byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), offered]);
    return ids.map((id) => byNode.get(id) ?? []);
  },
});

/** Who waits for commands of a node: mostly one poll each. */
const waiting = new Map<string, Set<() => void>>();
let listening = false;

function listenOnce(): void {
  if (listening) return;
  listening = true;
  const wake = (nodeIds: Iterable<string>) => {
    for (const told of [...nodeIds].flatMap((nodeId) => [...(waiting.get(nodeId) ?? [])])) told();
  };
  onSignal({
    told: (signal) => signal.what === 'commands' && wake(signal.nodeIds ?? waiting.keys()),
    ready: () => wake(waiting.keys()),
    lost: () => {},
  });
}

/** What a node has to do; with nothing to do, waits up to `wait` seconds for it. */
export async function fetchCommands(
  node: NodeActor,
  wait: number,
  signal: AbortSignal,
): Promise<readonly OfferedCommand[]> {
  listenOnce();
  const end = performance.now() + wait * 1_000;
  for (;;) {
    const left = end - performance.now();
    // Registered before it is asked: what is queued between the two is not missed.
    const change = nextChange(node.nodeId, Math.max(0, left), signal);
    const offered = signal.aborted ? [] : await lease(node);
    if (offered.length > 0 || left <= 0 || signal.aborted) {
      change.stop();
      return offered;
    }
    // When nothing was told, there is nothing to ask for.
    if ((await change.happened) === 'nothing') return [];
  }
}

/** `told`: there may be something new. `nothing`: the time is up, or the caller has gone. */
type Change = 'told' | 'nothing';

function nextChange(nodeId: NodeId, milliseconds: number, signal: AbortSignal) {
  const polls = waiting.get(nodeId) ?? new Set();
  let stop = (_why: Change) => {};
  const happened = new Promise<Change>((resolve) => {
    const timer = setTimeout(() => stop('nothing'), milliseconds);
    const told = () => stop('told');
    const gone = () => stop('nothing');
    stop = (why) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', gone);
      polls.delete(told);
      if (polls.size === 0) waiting.delete(nodeId);
      resolve(why);
    };
    polls.add(told);
    waiting.set(nodeId, polls);
    signal.addEventListener('abort', gone);
  });
  return { happened, stop: () => stop('nothing') };
}

interface Answer {
  readonly node: NodeActor;
  readonly answer: CommandAnswer;
}

/**
 * Takes an agent's answer under the lease that it was given. Under an older one it is refused: the command was offered again, and the
 * agent will answer that. The same answer a second time changes nothing.
 */
export const answerCommand: (answer: Answer) => Promise<Result<object>> = gather({
  keyOf: ({ answer }) => answer.id,
  wait: 20,
  most: 500,
  work: async (answers) => {
    const nodes = [...new Map(answers.map(({ node }) => [node.nodeId, node])).values()];
    return withNodes(nodes, nodes[0]?.requestId ?? '', (db) => settle(db, answers));
  },
});

const settleShape = z.object({ id: z.string(), nodeId });

const idShape = z.object({ id: z.string() });

async function settle(db: Db, answers: readonly Answer[]): Promise<Result<object>[]> {
  const settled = answers.map(({ answer }) => answer.state !== 'running');
  const states = answers.map(({ answer }) => (answer.state === 'running' ? 'leased' : answer.state));
  const rows = await askRows(db, settleShape)`
    WITH given AS (
      SELECT * FROM unnest(${answers.map(({ answer }) => answer.id)}::uuid[], ${answers.map(({ node }) => node.nodeId)}::uuid[],
        ${answers.map(({ answer }) => answer.token)}::int[], ${states}::command_state[], ${settled}::boolean[],
        ${answers.map(({ answer }) => answer.exitCode ?? null)}::int[], ${answers.map(({ answer }) => answer.output ?? '')}::text[])
        AS g (id, node_id, token, state, settled, exit_code, output)),
    done AS (
      UPDATE node_commands c SET state = g.state, settled_at = CASE WHEN g.settled THEN now() END, exit_code = g.exit_code,
        output = g.output, lease_until = CASE WHEN g.settled THEN NULL ELSE now() + make_interval(secs => ${leaseSeconds}::integer) END
      FROM given g WHERE c.id = g.id AND c.node_id = g.node_id AND c.token = g.token AND c.state = 'leased'
      RETURNING c.id, c.node_id)
    SELECT id, node_id AS "nodeId" FROM done
    UNION SELECT c.id, c.node_id FROM node_commands c JOIN given g ON g.id = c.id AND g.node_id = c.node_id AND g.token = c.token AND g.state = c.state`;
  const taken = new Set(rows.map(({ id, nodeId }) => `${id} ${nodeId}`));
  const seen = await askRows(db, idShape)`
    SELECT id FROM node_commands WHERE id = ANY (${answers.map(({ answer }) => answer.id)}::uuid[])`;
  const known = new Set(seen.map(({ id }) => id));
  const owners = answers.flatMap(({ node, answer }) =>
    taken.has(`${answer.id} ${node.nodeId}`) ? [node.organizationId] : [],
  );
  if (owners.length > 0) await publishCommands(db, owners);
  return answers.map(({ node, answer }) => {
    if (taken.has(`${answer.id} ${node.nodeId}`)) return success({});
    return failure(known.has(answer.id) ? 'conflict' : 'notFound');
  });
}

const publishCommands = (db: Db, organizationIds: readonly OrganizationId[]) =>
  publish(db, { organizationIds: [...new Set(organizationIds)], topic: 'commands', id: 'answered' });
