import type { OrganizationKind } from '@/lib/access/actor';
import type { OrganizationId } from '@/lib/core/ids';
import type { OrganizationRef } from '../../types';

/** What the center starts to plan. `consolidate` is a merger into a new municipality. */
export const planStarts = ['revise', 'merge', 'close', 'found', 'consolidate'] as const;
export type PlanStart = (typeof planStarts)[number];

/** The body of which a form is about, as it is now. */
export interface PlanTarget extends OrganizationRef {
  readonly kind: OrganizationKind;
  readonly kana: string;
  readonly parentId: OrganizationId | null;
  readonly version: number;
}

/** What a form needs to be filled in. */
export interface PlanForm {
  readonly start: PlanStart;
  readonly target: PlanTarget | null;
  /** The prefecture of a new municipality that others merge into. */
  readonly prefecture: OrganizationRef | null;
  readonly prefectures: readonly OrganizationRef[];
  /** Another prefecture whose municipalities are offered too, for a merger across the border. */
  readonly also: OrganizationRef | null;
  /** Who can be merged. */
  readonly candidates: readonly OrganizationRef[];
}
