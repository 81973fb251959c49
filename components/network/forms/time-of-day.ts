/** `8:30` of minutes of the day, as forms take it; empty = none. */
export function timeOfDay(minutes: number | null): string {
  if (minutes === null) return '';
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
