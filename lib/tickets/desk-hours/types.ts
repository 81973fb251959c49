import { z } from 'zod';
/** When a desk works, of one organization. Minutes of the day (JST). */
export const hoursShape = z.object({ validFrom: z.string(), opens: z.number(), closes: z.number() });
export type Hours = z.infer<typeof hoursShape>;

/** A named day on which it works beside them. */
export const extraDayShape = z.object({
  name: z.string(),
  /** Null = `weekday` (0 = Monday) and `nth` of the month say when. */
  date: z.string().nullable(),
  weekday: z.number().nullable(),
  nth: z.array(z.number()).readonly(),
  opens: z.number(),
  closes: z.number(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export type ExtraDay = z.infer<typeof extraDayShape>;

/** Everything a desk's hours follow. */
export interface DeskCalendar {
  readonly hours: readonly Hours[];
  readonly extraDays: readonly ExtraDay[];
  /** National holidays and what the nation, the prefecture or the organization itself is closed on. */
  readonly closed: ReadonlySet<string>;
}

/** Minutes of the day in which a desk works. */
export const daySpanShape = z.object({
  opens: z.number(),
  closes: z.number(),
  /** Of the extra day that opens it; null = an ordinary one. */
  name: z.string().nullable(),
});
export type DaySpan = z.infer<typeof daySpanShape>;
