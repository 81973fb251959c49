import type { OrganizationKind } from '@/lib/access/actor';

/** How many of a tier's inquiries met a target; `open`: not yet due and not yet met. */
export interface TargetCount {
  readonly met: number;
  readonly missed: number;
  readonly open: number;
}

/** The inquiries that first came to a tier's desks in a month. */
export interface TierReport {
  readonly tier: OrganizationKind;
  readonly tickets: number;
  readonly firstResponse: TargetCount;
  readonly solution: TargetCount;
  /** Hours by the clock from coming in to the first response and to the solution, of those that have one; null = there is none. */
  readonly medianFirst: number | null;
  readonly medianSolution: number | null;
}

/** How long a tier kept what it had in hand, of what it handed on or answered in the month. */
export interface HoldingReport {
  readonly tier: OrganizationKind;
  readonly handedOn: number;
  /** Hours by the clock. */
  readonly median: number;
  readonly ninetieth: number;
  /** In hand now, whenever it came. */
  readonly held: number;
}
