import type { ExtensionState } from '@/lib/core/generated/enums';
import type { ExtensionKind } from '../constants';
import type { Span } from '../types';

export interface Party {
  readonly organizationId: string;
  readonly code: string;
  /** In the reader's language. */
  readonly name: string;
  readonly answers: boolean;
  /** null = not yet. */
  readonly agreed: boolean | null;
  readonly comment: string;
  readonly answeredAt: Date | null;
}

export interface ExtensionSummary extends Span {
  readonly id: string;
  readonly number: number;
  readonly kind: ExtensionKind;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Business date. */
  readonly date: string;
  readonly state: ExtensionState;
  readonly deadline: Date | null;
  /** How many are asked, and how many of them have agreed. */
  readonly asked: number;
  readonly agreed: number;
  /** The reader's organization has to answer. */
  readonly waitsForReader: boolean;
}

export interface ExtensionDetail extends Omit<ExtensionSummary, 'asked' | 'waitsForReader'> {
  readonly reason: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly parties: readonly Party[];
  readonly entries: readonly ExtensionEntryRow[];
}

export interface ExtensionEntryRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  /** Empty = the portal. */
  readonly organizationName: string;
  readonly userName: string;
  readonly comment: string;
}
