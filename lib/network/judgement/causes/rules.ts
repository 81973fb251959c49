import type { Cause, JudgedLine, JudgedNode, Patience, World } from '../types';

export const isSilent = ({ deadlineAt }: Pick<JudgedNode, 'deadlineAt'>, now: Date): boolean =>
  deadlineAt !== null && deadlineAt.getTime() <= now.getTime();

const lasts = (since: Date, { confirmSeconds }: Patience, now: Date): boolean =>
  now.getTime() - since.getTime() >= confirmSeconds * 1_000;

/** Has it been silent for so long that others would be silent by now, too, if they had the same cause? */
const isSilentForLong = ({ deadlineAt }: JudgedNode, patience: Patience, now: Date): boolean =>
  deadlineAt !== null && lasts(deadlineAt, patience, now);

/**
 * Is a silence without a cause an alarm? It counts from the deadline, or from the end of what had explained it: who comes back behind a
 * line that has recovered gets the same time as who falls silent.
 */
export function isAlarming(node: JudgedNode, patience: Patience, now: Date): boolean {
  if (node.state === 'unreachable' || !isSilentForLong(node, patience, now)) return false;
  return node.state !== 'silent' || lasts(node.stateSince, patience, now);
}

/** The watched nodes behind a line or at a place. */
interface Group {
  watched: number;
  silent: number;
  forLong: number;
}

/** The lines from the national center down to this one. */
function chainOf(lineId: string | null, lines: ReadonlyMap<string, JudgedLine>): JudgedLine[] {
  const chain: JudgedLine[] = [];
  // A circle would be a mistake in the data; it must not stop the judge.
  for (let id = lineId; id !== null && chain.length < 20; ) {
    const line = lines.get(id);
    if (!line) break;
    chain.unshift(line);
    id = line.parentId;
  }
  return chain;
}

function groupNodes(world: World, lines: ReadonlyMap<string, JudgedLine>, patience: Patience, now: Date) {
  const behindLine = new Map<string, Group>();
  const atPlace = new Map<string, Group>();
  const add = (groups: Map<string, Group>, id: string, node: JudgedNode) => {
    const group = groups.get(id) ?? { watched: 0, silent: 0, forLong: 0 };
    group.watched += 1;
    if (isSilent(node, now)) group.silent += 1;
    if (isSilentForLong(node, patience, now)) group.forLong += 1;
    groups.set(id, group);
  };
  for (const node of world.nodes) {
    if (node.deadlineAt === null || node.plannedStop) continue;
    for (const { id } of chainOf(node.lineId, lines)) add(behindLine, id, node);
    add(atPlace, node.placeId, node);
  }
  return { behindLine, atPlace };
}

/** All of several are silent, and one of them for so long that it is no accident of timing. */
const isDeserted = (group: Group | undefined): boolean =>
  group !== undefined && group.watched >= 2 && group.silent === group.watched && group.forLong > 0;

/** Lines whose own probe says that they are down, or has begun to while something behind them is silent. */
function provenLines(world: World, behindLine: ReadonlyMap<string, Group>, now: Date): Set<string> {
  const silent = new Set(world.nodes.filter((node) => isSilent(node, now)).map(({ id }) => id));
  const proven = new Set<string>();
  for (const { lineId, state, latest, reporterId } of world.checks) {
    if (lineId === null || silent.has(reporterId)) continue;
    const suspected = latest === 'critical' && (behindLine.get(lineId)?.forLong ?? 0) > 0;
    if (state === 'critical' || suspected) proven.add(lineId);
  }
  return proven;
}

/** What explains why something cannot be reached; null = nothing above it. */
export interface Causes {
  readonly ofNode: (node: Pick<JudgedNode, 'lineId' | 'placeId'>) => Cause | null;
  readonly ofLine: (line: Pick<JudgedLine, 'parentId' | 'upperPlaceId'>) => Cause | null;
}

const lineCause = (id: string): Cause => ({ kind: 'line', key: `line:${id}` });
const placeCause = (id: string): Cause => ({ kind: 'place', key: `place:${id}` });

/**
 * Finds the outermost thing that is down between the national center and a node. What is proven goes first: a line by its own probe, a
 * place by the silence of everything at it. Then a line behind which everything is silent though its probe says nothing.
 */
export function findCauses(world: World, patience: Patience, now: Date): Causes {
  const lines = new Map(world.lines.map((line) => [line.id, line]));
  const { behindLine, atPlace } = groupNodes(world, lines, patience, now);
  const proven = provenLines(world, behindLine, now);
  const explain = (lineId: string | null, placeId: string): Cause | null => {
    const chain = chainOf(lineId, lines);
    for (const { id, upperPlaceId } of chain) {
      if (isDeserted(atPlace.get(upperPlaceId))) return placeCause(upperPlaceId);
      if (proven.has(id)) return lineCause(id);
    }
    if (isDeserted(atPlace.get(placeId))) return placeCause(placeId);
    const deserted = chain.find(({ id }) => isDeserted(behindLine.get(id)));
    return deserted ? lineCause(deserted.id) : null;
  };
  return {
    ofNode: ({ lineId, placeId }) => explain(lineId, placeId),
    ofLine: ({ parentId, upperPlaceId }) => explain(parentId, upperPlaceId),
  };
}
