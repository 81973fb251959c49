import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
export const dayNameShape = z.object({ name: z.string(), nameEn: z.string() });
export type DayName = z.infer<typeof dayNameShape>;

/** A special day on which an organization, or the whole nation, is closed. */
export const closureShape = dayNameShape.extend({
  /** A prefecture (with its municipalities' counters) or a municipality; null = the nation. */
  organizationId: organizationId.nullable(),
});
export type Closure = z.infer<typeof closureShape>;

/** What the rules know of days beside weekends and the turn of the year. Keys are business dates. */
export interface Calendar {
  readonly holidays: ReadonlyMap<string, DayName>;
  readonly closures: ReadonlyMap<string, readonly Closure[]>;
  /** Years whose holidays the Cabinet Office has announced; those of other years are expected only. */
  readonly confirmedYears: ReadonlySet<number>;
}

/** Why a day is outside the window for the whole nation, in the order in which they are named (S0 §1 point 5). */
export type ClosedRule = 'special-closure' | 'holiday' | 'year-end' | 'weekend';

export interface ClosedDay {
  readonly rule: ClosedRule;
  /** Name of the holiday or of the special closure. */
  readonly day: DayName | null;
}
