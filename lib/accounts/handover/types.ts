import type { Role } from '@/lib/access/actor';
import type { ErrorCode, ErrorParams } from '@/lib/core/errors';
import type { UserId } from '@/lib/core/ids';
import type { Column, LineKind } from './constants';

export interface LineProblem {
  readonly code: ErrorCode;
  readonly column?: Column;
  readonly params?: ErrorParams;
}

export interface Person {
  readonly name: string;
  readonly kana: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: readonly Role[];
}

/** One line of the file, understood. */
export interface HandoverLine {
  /** As the file counts, from 1; the heading is line 1. */
  readonly number: number;
  readonly kind: LineKind;
  readonly loginId: string;
  /** What the line says; a change may leave cells empty, which keeps what is there. */
  readonly said: Partial<Person>;
}

/** What is there. */
export interface KnownUser extends Person {
  readonly id: UserId;
  readonly loginId: string;
  readonly disabled: boolean;
  readonly version: number;
}

/** What a line will do; with problems nothing at all is done. */
export interface PlannedLine {
  readonly number: number;
  /** `null`: not understood. */
  readonly kind: LineKind | null;
  readonly loginId: string;
  readonly id: UserId | null;
  readonly version: number | null;
  readonly before: Person | null;
  readonly after: Person | null;
  readonly problems: readonly LineProblem[];
}

export interface Plan {
  readonly lines: readonly PlannedLine[];
  /** Names exactly this plan: the same file upon the same state. */
  readonly fingerprint: string;
}

export interface ToldLine extends PlannedLine {
  readonly problems: readonly (LineProblem & { readonly text: string })[];
}

export interface ToldPlan extends Plan {
  readonly lines: readonly ToldLine[];
}
