import { z } from 'zod';
import { idOf, type NodeId } from '@/lib/core/ids';
import type { StepKind } from '../constants';
import type { PlanStep } from '../types';

/** Where a node stands. */
export const positionShape = z.object({ up: z.boolean(), online: z.boolean(), counterOpen: z.boolean() });
export type Position = z.infer<typeof positionShape>;

/** A step that was begun: it happened, or is happening, whatever is planned now. */
export interface BegunStep {
  readonly kind: StepKind;
  readonly round: number;
  /** It was given up: it counts as done by nobody, and comes back in a further round only. */
  readonly void?: boolean;
}

const after: Readonly<Record<StepKind, (position: Position, goesOnline: boolean) => Position>> = {
  start: (position, goesOnline) => ({ ...position, up: true, online: goesOnline }),
  online: (position) => ({ ...position, online: true }),
  'counter-open': (position) => ({ ...position, counterOpen: true }),
  'counter-close': (position) => ({ ...position, counterOpen: false }),
  'online-end': (position) => ({ ...position, online: false, counterOpen: false }),
  'daily-processing': (position) => position,
  stop: () => ({ up: false, online: false, counterOpen: false }),
};

/** Where a node stands when a step is done. */
export const positionAfter = (position: Position, { kind, gate }: Pick<PlanStep, 'kind' | 'gate'>): Position =>
  after[kind](position, gate !== 'none');

const atRest: Position = { up: false, online: false, counterOpen: false };

/** Where a plan wants a node at a time: after all steps that are due. */
export function wantedAt(plan: readonly PlanStep[], minutes: number): Position {
  return plan.filter(({ notBefore }) => notBefore <= minutes).reduce(positionAfter, atRest);
}

/** Steps that lead from where a node stands to where its plan wants it now, in order. */
function catchUp(plan: readonly PlanStep[], position: Position, dailyDone: boolean, minutes: number): PlanStep[] {
  const wanted = wantedAt(plan, minutes);
  const due = plan.filter(({ notBefore }) => notBefore <= minutes);
  const last = (kind: StepKind): PlanStep | undefined => due.findLast((step) => step.kind === kind);
  const nodeId = plan[0]?.nodeId ?? idOf<NodeId>('');
  const now = (kind: StepKind, gate: PlanStep['gate']): PlanStep =>
    last(kind) ?? { nodeId, kind, round: 1, notBefore: minutes, gate };
  const steps: PlanStep[] = [];
  if (wanted.up && !position.up) steps.push(now('start', wanted.online ? 'parent-online' : 'none'));
  else if (wanted.online && !position.online) steps.push({ ...now('online', 'parent-online'), kind: 'online' });
  if (wanted.counterOpen && !position.counterOpen) steps.push(now('counter-open', 'own-online'));
  if (!wanted.counterOpen && position.counterOpen) steps.push(now('counter-close', 'none'));
  if (!wanted.online && position.online) steps.push(now('online-end', 'children-ended'));
  if (!wanted.up && position.up) {
    const later = plan.some(({ kind, notBefore }) => kind === 'daily-processing' && notBefore > minutes);
    if (!later && !dailyDone) steps.push(now('daily-processing', 'own-ended'));
    steps.push(now('stop', later ? 'children-ended' : 'children-stopped'));
  }
  return steps;
}

/**
 * What is still to be done of a node's plan at a time, given what was begun: the plan itself in the morning, and what leads back to it
 * after it has changed. A kind that was begun in a round comes again in a further one, tiers above first by its gate.
 */
export function remainingSteps(
  plan: readonly PlanStep[],
  begun: readonly BegunStep[],
  position: Position,
  minutes: number,
): readonly PlanStep[] {
  const dailyDone = begun.some((step) => step.kind === 'daily-processing' && !step.void);
  const future = plan.filter(({ notBefore }) => notBefore > minutes);
  const used = new Set(begun.map(({ kind, round }) => `${kind} ${round}`));
  let round = Math.max(1, ...begun.map((step) => step.round));
  return [...catchUp(plan, position, dailyDone, minutes), ...future].map((step) => {
    round = Math.max(round, step.round);
    while (used.has(`${step.kind} ${round}`)) round += 1;
    used.add(`${step.kind} ${round}`);
    return { ...step, round };
  });
}
