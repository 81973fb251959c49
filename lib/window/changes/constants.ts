/** What is shown with its impact before it is saved. */
export const confirmedChanges = [
  'closure',
  'closure-removal',
  'online-end',
  'hours',
  'holiday',
  'holiday-removal',
] as const;
export type ConfirmedChange = (typeof confirmedChanges)[number];

/** How far ahead the impact of what holds from a date on is shown. Days. */
export const shownDays = 60;

/** The page that shows what a change would do, with what was typed. */
export const confirmationOf = (
  change: ConfirmedChange,
  fields: Readonly<Record<string, string | number | boolean>>,
): string =>
  `/operations/calendar/confirm?${new URLSearchParams({
    change,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
  })}`;
