import type { ErrorCode } from '@/lib/core/errors';
import type { UserId } from '@/lib/core/ids';
import type { UserOrganization } from '../../users/types';
import type { PlannedLine } from '../types';
import type { HandoverState } from './constants';

export interface PreparedSummary {
  readonly id: string;
  readonly state: HandoverState;
  /** Business date; it holds from 0:00. */
  readonly effectiveOn: string;
  readonly preparedName: string;
  readonly preparedAt: Date;
  readonly settledAt: Date | null;
}

export interface PreparedHandover extends PreparedSummary {
  readonly organization: UserOrganization;
  readonly text: string;
  readonly preparedBy: UserId;
  /** Why it was refused as a whole. */
  readonly problem: ErrorCode | null;
  /** Its lines as they were planned at the moment; null before. */
  readonly outcome: readonly PlannedLine[] | null;
  readonly version: number;
}

/** How it went at the moment. `over`: somebody else has applied, changed or withdrawn it. */
export type Settled =
  | { readonly state: 'over' }
  | { readonly state: 'applied' }
  | { readonly state: 'refused'; readonly problem: ErrorCode | null; readonly outcome: readonly PlannedLine[] | null };
