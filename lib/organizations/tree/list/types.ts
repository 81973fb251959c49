import type { OrganizationKind } from '@/lib/access/actor';
import type { OrganizationRef } from '../../types';
import type { ChangeKind, ChangeState } from '../constants';

/** A planned or past change, as lists show it. */
export interface ChangeSummary {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly effectiveOn: string;
  /** Null = a new body. */
  readonly organization: OrganizationRef | null;
  readonly newKind: OrganizationKind | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly kana: string | null;
  readonly nameEn: string | null;
  readonly parent: OrganizationRef | null;
  readonly members: readonly OrganizationRef[];
  readonly reason: string;
  /** Error code of a failed one. */
  readonly problem: string | null;
  readonly settledAt: Date | null;
  readonly version: number;
}
