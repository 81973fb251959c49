/**
 * Business days of municipalities, prefectures and the center: not Saturdays, Sundays, national holidays, nor 29 December –
 * 3 January (S0 §1 point 5). Dates are `YYYY-MM-DD` in JST.
 */
export function isBusinessDay(date: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const day = date.slice(5);
  if (day >= '12-29' || day <= '01-03') return false;
  return !holidays.has(date);
}

/** The date in Japan at an instant. */
export function dateInJapan(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}
