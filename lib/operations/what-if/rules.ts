import type { WindowFacts, WindowOrganization } from '@/lib/window/types';
import type { StepKind } from '../constants';
import { planNode } from '../rules';

/** One step of one tier, as planned and as it would be; null = does not occur. Minutes of the business date. */
export interface WhatIf {
  readonly tier: 0 | 1 | 2;
  readonly kind: StepKind;
  readonly round: number;
  readonly planned: number | null;
  readonly proposed: number | null;
}

/** The plans of a town's CS, its prefecture and the nation beside what they would be with other facts. */
export function compareDay(
  town: WindowOrganization,
  date: string,
  facts: WindowFacts,
  proposed: WindowFacts,
): readonly WhatIf[] {
  const chain: readonly WindowOrganization[] = [
    { id: facts.centerId, kind: 'center', prefectureId: null },
    { id: town.prefectureId ?? '', kind: 'prefecture', prefectureId: null },
    town,
  ];
  return chain.flatMap((organization, index) => {
    const tier = index as 0 | 1 | 2;
    const [before, after] = [facts, proposed].map((given) =>
      planNode({ id: organization.id, organization }, date, given),
    );
    const keys = new Map([...(before ?? []), ...(after ?? [])].map((step) => [`${step.kind} ${step.round}`, step]));
    return [...keys.values()].map(({ kind, round }) => {
      const find = (plan: typeof before) =>
        plan?.find((step) => step.kind === kind && step.round === round)?.notBefore ?? null;
      return { tier, kind, round, planned: find(before), proposed: find(after) };
    });
  });
}
