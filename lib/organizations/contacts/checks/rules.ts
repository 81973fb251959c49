/** Contact windows are looked through twice a year: from 1 April, when people have moved, and from 1 October. */
export function checkPeriodOf(date: string): string {
  const [year = '', month = ''] = date.split('-');
  if (month >= '10') return `${year}-10-01`;
  return month >= '04' ? `${year}-04-01` : `${Number(year) - 1}-10-01`;
}

/** Days after its beginning on which those that have not done it are told again. */
const reminderDays = [0, 21, 42];

/** What a date asks for: `due` on the first day, `reminder` on the later ones; null = nothing. */
export function checkCallOn(date: string): 'due' | 'reminder' | null {
  const days = (Date.parse(date) - Date.parse(checkPeriodOf(date))) / 86_400_000;
  if (!reminderDays.includes(days)) return null;
  return days === 0 ? 'due' : 'reminder';
}
