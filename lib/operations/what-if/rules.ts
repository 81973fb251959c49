import { idOf } from '@/lib/core/ids';
import type { WindowFacts, WindowOrganization } from '@/lib/window/types';
import type { StepKind } from '../constants';
import { planNode } from '../rules';
import type { PlanStep } from '../types';

/** One step of one tier: today, on the date that is asked about, and as it would be; null = does not occur. Minutes of the business date. */
export interface WhatIf {
  readonly tier: 0 | 1 | 2;
  readonly kind: StepKind;
  readonly round: number;
  readonly today: number | null;
  readonly planned: number | null;
  readonly proposed: number | null;
}

/** A date with what its plan follows from. */
interface Dated {
  readonly date: string;
  readonly facts: WindowFacts;
}

const minuteOf = (plan: readonly PlanStep[], { kind, round }: PlanStep): number | null =>
  plan.find((step) => step.kind === kind && step.round === round)?.notBefore ?? null;

/** The plans of a town's CS, its prefecture and the nation: today's, a date's, and what that would be with other facts. */
export function compareDay(
  town: WindowOrganization,
  { today, asked, proposed }: { readonly today: Dated; readonly asked: Dated; readonly proposed: Dated },
): readonly WhatIf[] {
  const chain: readonly WindowOrganization[] = [
    { id: asked.facts.centerId, kind: 'center', prefectureId: null },
    { id: town.prefectureId ?? town.id, kind: 'prefecture', prefectureId: null },
    town,
  ];
  return chain.flatMap((organization, tier) => {
    const planOf = ({ date, facts }: Dated) => planNode({ id: idOf(organization.id), organization }, date, facts);
    const [now, before, after] = [planOf(today), planOf(asked), planOf(proposed)];
    const steps = new Map([...now, ...before, ...after].map((step) => [`${step.kind} ${step.round}`, step]));
    return [...steps.values()].map((step) => ({
      ...{ tier: tier as 0 | 1 | 2, kind: step.kind, round: step.round },
      ...{ today: minuteOf(now, step), planned: minuteOf(before, step), proposed: minuteOf(after, step) },
    }));
  });
}
