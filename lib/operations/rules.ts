import { dateInJapan } from '@/lib/calendar/rules';
import type { NodeId } from '@/lib/core/ids';
import { dayBegins } from '@/lib/window/constants';
import { counterSpans, runsOf } from '@/lib/window/rules';
import type { Run, Span, WindowFacts } from '@/lib/window/types';
import type { Gate, StepKind } from './constants';
import type { PlanNode, PlanStep } from './types';

/** The business date to which an instant's operation belongs: a day runs from 05:00 to 29:00. */
export const operatingDateOf = (instant: Date): string => dateInJapan(new Date(instant.getTime() - dayBegins * 60_000));

/** Collects the steps of one node in their order. */
class NodeSteps {
  readonly steps: PlanStep[] = [];
  round = 1;
  constructor(private readonly nodeId: NodeId) {}

  add(kind: StepKind, notBefore: number, gate: Gate): void {
    this.steps.push({ nodeId: this.nodeId, kind, round: this.round, notBefore, gate });
  }
}

function addOnline(steps: NodeSteps, run: Run, span: Span, counters: readonly Span[]): void {
  if (span === run.online[0] && span.from === run.from) steps.add('start', run.from, 'parent-online');
  else steps.add('online', span.from, 'parent-online');
  // Within one span of online operation the counters open once: what interrupts them ends it, too.
  for (const { from, to } of counters) {
    if (to <= span.from || span.to <= from) continue;
    steps.add('counter-open', Math.max(from, span.from), 'own-online');
    steps.add('counter-close', Math.min(to, span.to), 'none');
  }
  steps.add('online-end', span.to, 'children-ended');
}

function addRun(steps: NodeSteps, run: Run, counters: readonly Span[], last: boolean): void {
  const [first] = run.online;
  // In an in-house extension a CS is up off-line, and waits for nobody.
  if (!first || run.from < first.from) steps.add('start', run.from, 'none');
  run.online.forEach((span, index) => {
    if (index > 0) steps.round += 1;
    addOnline(steps, run, span, counters);
  });
  if (last) steps.add('daily-processing', run.to, 'own-ended');
  steps.add('stop', run.to, last ? 'children-stopped' : 'children-ended');
}

/** The ordered steps of one node; none where it stays stopped all day. */
export function planNode(node: PlanNode, date: string, facts: WindowFacts): readonly PlanStep[] {
  const runs = runsOf(node.organization, date, facts);
  if (runs.length === 0) return [];
  const counters = node.organization.kind === 'municipality' ? counterSpans(node.organization, date, facts) : [];
  const steps = new NodeSteps(node.id);
  runs.forEach((run, index) => {
    if (index > 0) steps.round += 1;
    addRun(steps, run, counters, index === runs.length - 1);
  });
  return steps.steps;
}

/** Who has a day of its own: the others of a prefecture share one. */
function namedOn(date: string, { extensions, stops, calendar }: WindowFacts): ReadonlySet<string | null> {
  return new Set([
    ...(extensions.get(date) ?? []).flatMap(({ participants }) => participants),
    ...stops.map(({ serverOf }) => serverOf),
    ...(calendar.closures.get(date) ?? []).map(({ organizationId }) => organizationId),
  ]);
}

/** The plan of a business date: a function of calendar, settings, prefectures' ends, extensions and planned stops, and of nothing else. */
export function planDay(date: string, nodes: readonly PlanNode[], facts: WindowFacts): readonly PlanStep[] {
  const named = namedOn(date, facts);
  const shared = new Map<string, readonly PlanStep[]>();
  const steps: PlanStep[] = [];
  for (const node of nodes) {
    const { id, prefectureId } = node.organization;
    if (prefectureId === null || named.has(id)) {
      steps.push(...planNode(node, date, facts));
      continue;
    }
    const own = shared.get(prefectureId) ?? planNode(node, date, facts);
    shared.set(prefectureId, own);
    for (const { kind, round, notBefore, gate } of own) steps.push({ nodeId: node.id, kind, round, notBefore, gate });
  }
  return steps;
}
