import type { ClockFault } from '../noticing/rules';

/** How things stand here, as each page of a site says. */
export interface SiteState {
  readonly site: string;
  readonly checkedAt: Date;
  readonly centerReachable: boolean;
  readonly unreachableSince: Date | null;
  readonly clock: ClockFault;
  /** Instant of the data that stand here; null = none, or live. */
  readonly dataAt: Date | null;
  /** Certificates may be issued: somebody has declared. */
  readonly declared: boolean;
  /** A declaration has ended. */
  readonly stopped: boolean;
  readonly fault: string;
}
