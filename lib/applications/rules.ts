import { z } from 'zod';
import type { OrganizationKind } from '@/lib/access/actor';
import { organizationKinds } from '@/lib/access/actor';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import type { Tier } from './constants';
import type { Decision, FormStep, RouteStep, Standing } from './types';

const settled = new Set<Standing['state']>(['approved', 'rejected', 'withdrawn']);

/**
 * Where an application stands: a function of what was decided, and of how many steps its route has. What is settled stays so, whatever
 * is said after it.
 */
export function standingOf(decisions: readonly Decision[], steps: number): Standing {
  return decisions.reduce((standing, decision) => follow(standing, decision, steps), {
    state: 'draft',
    position: null,
    flagged: [],
  } as Standing);
}

/** Only what fits the standing changes it. */
function follow(standing: Standing, { kind, flagged = [] }: Decision, steps: number): Standing {
  const { state } = standing;
  const position = standing.position ?? 0;
  if (settled.has(state)) return standing;
  if (kind === 'withdrawn' && state !== 'draft') return { state: 'withdrawn', position: null, flagged: [] };
  if (kind === 'submitted' && state === 'draft') return reach(0, steps);
  if (kind === 'resubmitted' && state === 'returned') return { state: 'in_review', position, flagged: [] };
  if (kind === 'skipped' && (state === 'in_review' || state === 'returned')) return reach(position + 1, steps);
  if (state !== 'in_review') return standing;
  if (kind === 'approved') return reach(position + 1, steps);
  if (kind === 'returned') return { state: 'returned', position, flagged };
  if (kind === 'rejected') return { state: 'rejected', position: null, flagged: [] };
  return standing;
}

const reach = (position: number, steps: number): Standing =>
  position < steps ? { state: 'in_review', position, flagged: [] } : { state: 'approved', position: null, flagged: [] };

export const applicantShape = z.object({
  kind: z.enum(organizationKinds),
  /** The prefecture of a municipality. */
  parentId: organizationId.nullable(),
});
export type Applicant = z.infer<typeof applicantShape>;

/** Who reviews in the name of a tier. */
export type Tiers = Readonly<Record<Exclude<Tier, 'prefecture'>, OrganizationId>>;

/** A body's own tier and those below it do not review it; the operator's own are reviewed by the operator, by somebody else there. */
const skipsAnyway: Readonly<Record<Tier, readonly OrganizationKind[]>> = {
  prefecture: ['prefecture', 'center', 'operator', 'agency', 'vendor'],
  center: ['center', 'operator'],
  operator: [],
};

/** The route of an application as it will be for its whole life (S3 use ⑨: municipality → prefecture → center → operator). */
export function routeOf(route: readonly FormStep[], { kind, parentId }: Applicant, tiers: Tiers): RouteStep[] {
  return route.flatMap(({ tier, days, skippedFor }) => {
    if (skippedFor.includes(kind) || skipsAnyway[tier].includes(kind)) return [];
    const organizationId = tier === 'prefecture' ? parentId : tiers[tier];
    return organizationId === null ? [] : [{ tier, days, organizationId }];
  });
}
