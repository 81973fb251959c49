import type { NodeState } from '@/lib/core/generated/enums';
import type { NodeId } from '@/lib/core/ids';
import { worstOf } from '../rules';
import { wantAlarms } from './alarms/rules';
import { findCauses, isSilent } from './causes/rules';
import type {
  Cause,
  JudgedCheck,
  JudgedNode,
  Patience,
  Standing,
  Standings,
  StateChange,
  Verdict,
  World,
} from './types';

/** What checks say about one node or line. A reporter that is silent says nothing any more. */
function stateByChecks(checks: readonly JudgedCheck[], isHeard: (reporterId: NodeId) => boolean): NodeState {
  return worstOf(['ok', ...checks.map(({ state, reporterId }) => (isHeard(reporterId) ? state : 'unknown'))]);
}

function groupBy<T>(list: readonly T[], key: (item: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const id = key(item);
    if (id === null) continue;
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return groups;
}

/** An agent that has enrolled and not reported yet says nothing about its server, until it is late. */
const isHeardOf = (node: JudgedNode, now: Date): boolean => node.heard || isSilent(node, now);

const failing: readonly NodeState[] = ['critical', 'unknown'];

function standingsOf(world: World, patience: Patience, now: Date): Standings {
  const causes = findCauses(world, patience, now);
  const silent = new Set(world.nodes.filter((node) => isSilent(node, now)).map(({ id }) => id));
  const isHeard = (reporterId: NodeId) => !silent.has(reporterId);
  const ofNode = groupBy(world.checks, ({ nodeId }) => nodeId);
  const ofLine = groupBy(world.checks, ({ lineId }) => lineId);
  const affected = new Map<string, number>();
  const nodes = new Map<string, Standing>();
  for (const node of world.nodes) {
    const seen = silent.has(node.id) ? 'silent' : stateByChecks(ofNode.get(node.id) ?? [], isHeard);
    const watched = node.sampled || isHeardOf(node, now);
    const lost = seen === 'silent' || (node.deadlineAt === null && failing.includes(seen));
    const cause = watched && lost ? causes.ofNode(node) : null;
    if (cause) affected.set(cause.key, (affected.get(cause.key) ?? 0) + 1);
    nodes.set(node.id, { cause, state: stateOf(watched, node.plannedStop, seen, cause) });
  }
  const lines = new Map<string, Standing>();
  for (const line of world.lines) {
    const isCause = affected.has(`line:${line.id}`);
    const seen = isCause ? 'critical' : stateByChecks(ofLine.get(line.id) ?? [], isHeard);
    const watched = line.sampled || isCause;
    const cause = watched && failing.includes(seen) ? causes.ofLine(line) : null;
    lines.set(line.id, { cause, state: stateOf(watched, false, seen, cause) });
  }
  return { nodes, lines, affected };
}

function stateOf(watched: boolean, plannedStop: boolean, seen: NodeState, cause: Cause | null): NodeState {
  if (!watched) return 'unwatched';
  if (plannedStop && seen !== 'ok') return 'stopped';
  return cause ? 'unreachable' : seen;
}

/** A place shows what it is itself: deserted, or not. What stands at it shows for itself. */
function placeState(id: string, nodesThere: readonly JudgedNode[], { nodes, affected }: Standings): NodeState {
  if (affected.has(`place:${id}`)) return 'critical';
  const there = nodesThere.map((node) => nodes.get(node.id)?.state ?? 'unwatched');
  if (there.every((state) => state === 'unwatched')) return 'unwatched';
  return there.some((state) => state !== 'unreachable' && state !== 'unwatched') ? 'ok' : 'unreachable';
}

const sameCause = (key: string | null, cause: Cause | null): boolean => key === (cause?.key ?? null);

function changesOf(
  list: readonly { readonly id: string; readonly state: NodeState; readonly causeKey: string | null }[],
  standings: ReadonlyMap<string, Standing>,
): StateChange[] {
  return list.flatMap(({ id, state: from, causeKey }) => {
    const { state: to, cause } = standings.get(id) ?? { state: from, cause: null };
    return from === to && sameCause(causeKey, cause) ? [] : [{ id, from, to, cause }];
  });
}

/** Compares what the tables say with what is, and answers what has to be written. A second call right after it answers nothing. */
export function judge(world: World, patience: Patience, now: Date): Verdict {
  const standings = standingsOf(world, patience, now);
  const there = groupBy(world.nodes, ({ placeId }) => placeId);
  const places = new Map(
    world.places.map(({ id }) => [id, { state: placeState(id, there.get(id) ?? [], standings), cause: null }]),
  );
  const alarms = wantAlarms(world, standings, patience, now);
  return {
    nodes: changesOf(world.nodes, standings.nodes),
    lines: changesOf(world.lines, standings.lines),
    places: changesOf(
      world.places.map((place) => ({ ...place, causeKey: null })),
      places,
    ),
    ...alarms,
  };
}
