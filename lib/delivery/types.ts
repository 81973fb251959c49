import type { PackageKind, ReceiptState, ReleaseState } from '@/lib/core/generated/enums';
import type { ReleasePlan } from './releases/schema';

export interface PackageSummary {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly kind: PackageKind;
  readonly title: string;
  readonly notes: string;
  readonly nodeKinds: readonly ReleasePlan['nodeKinds'][number][];
  readonly requires: string;
  readonly applyCommand: string;
  readonly undoCommand: string;
  readonly checkCommand: string;
  readonly fileName: string;
  readonly size: number;
  readonly hash: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** How many nodes are where, as far as the reader sees them. */
export interface ReceiptCounts {
  readonly total: number;
  readonly arriving: number;
  readonly verified: number;
  readonly applying: number;
  readonly confirmed: number;
  readonly failed: number;
  readonly undone: number;
}

export interface ReleaseSummary extends ReceiptCounts {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly packageVersion: string;
  readonly title: string;
  readonly kind: PackageKind;
  readonly state: ReleaseState;
  readonly startsAt: Date;
  readonly endedAt: Date | null;
  readonly wave: number;
}

export interface ReleaseDetail extends ReleaseSummary {
  readonly version: number;
  readonly plan: ReleasePlan;
  readonly stopReason: string;
  readonly notes: string;
  readonly fileName: string;
  readonly size: number;
  readonly hash: string;
  readonly applyCommand: string;
  readonly undoCommand: string;
  readonly checkCommand: string;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly approvedBy: string;
  readonly approvedAt: Date | null;
}

export interface WaveProgress extends ReceiptCounts {
  readonly wave: number;
}

export interface PrefectureProgress extends ReceiptCounts {
  readonly code: string;
  readonly name: string;
}

export interface ReceiptRow {
  readonly nodeCode: string;
  readonly nodeName: string;
  readonly nodeKind: ReleasePlan['nodeKinds'][number];
  readonly organizationName: string;
  readonly wave: number;
  readonly state: ReceiptState;
  readonly percent: number;
  readonly reason: string;
  readonly attempt: number;
  readonly updatedAt: Date;
}
