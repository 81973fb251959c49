import type { ClosedRule } from '@/lib/calendar/types';
import type { Extension, Span } from '../../types';

/** What an organization's business day is: closed for the nation or not, counters, online operation. */
export interface DayHours {
  readonly closed: ClosedRule | null;
  readonly counter: readonly Span[];
  readonly online: readonly Span[];
}

/** Business dates that change in the same way, in their order. */
export interface ChangedDays {
  readonly dates: readonly string[];
  readonly before: DayHours;
  readonly after: DayHours;
}

export interface Impact {
  readonly days: readonly ChangedDays[];
  /** Extensions in force on the dates that change, of those whom the change is about. */
  readonly extensions: readonly Extension[];
}
