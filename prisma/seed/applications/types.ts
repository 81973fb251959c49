import type { DecisionKind } from '@/lib/applications/constants';
import type { Values } from '@/lib/applications/types';

/** Business date so many working days from the present of the demonstration; negative = before it. */
export type On = (days: number) => string;

/** What was decided, by whoever's turn it was. */
export interface Told {
  readonly kind: Extract<
    DecisionKind,
    'submitted' | 'approved' | 'returned' | 'resubmitted' | 'rejected' | 'withdrawn'
  >;
  /** Working days before the present. */
  readonly ago: number;
  readonly comment?: string;
  readonly flagged?: readonly string[];
  /** Values that a correction changed. */
  readonly changed?: (on: On) => Values;
}

/** An application and its life so far; without a log it is a draft. */
export interface Tale {
  /** Code of the applicant. */
  readonly code: string;
  readonly form: string;
  readonly values: (on: On) => Values;
  /** Working days before the present on which it was begun. */
  readonly ago: number;
  readonly log: readonly Told[];
}
