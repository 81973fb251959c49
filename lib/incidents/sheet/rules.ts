import { reportKeys } from '../report/rules';
import { reportSchema } from '../schema';
import type { ReportKey, ReportValues } from '../types';

export type Cell = string | number | boolean | Date | null | undefined;

/** What the items are called in each language; a sheet of either is read. */
export type Labels = readonly Readonly<Record<ReportKey, string>>[];

const times: readonly ReportKey[] = ['occurredAt', 'recoveredAt'];
const timeForm = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})[ T](\d{1,2}):(\d{2})/;
const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/** `2026/11/20 9:30` as a form's field has it; what is none stays as it is and is refused there. */
function timeOf(text: string): string {
  const [, year, month, day, hours, minutes] = timeForm.exec(text.normalize('NFKC')) ?? [];
  return year === undefined ? text : `${year}-${two(month)}-${two(day)}T${two(hours)}:${minutes}`;
}

/** Excel keeps times without a zone: what it shows is what was meant. */
const textOf = (cell: Cell): string =>
  (cell instanceof Date ? cell.toISOString().slice(0, 16) : String(cell ?? '')).trim();

/** The report as a sheet says it, by the names of its items; null = it is no such sheet. Values that no form would take are left out. */
export function readSheet(rows: readonly (readonly Cell[])[], labels: Labels): Partial<ReportValues> | null {
  const found: Partial<Record<ReportKey, string>> = {};
  for (const row of rows) {
    const name = textOf(row[0]);
    const key = reportKeys.find((one) => labels.some((words) => words[one] === name));
    if (key === undefined) continue;
    const text = times.includes(key) ? timeOf(textOf(row[1])) : textOf(row[1]);
    const parsed = reportSchema.shape[key].safeParse(text);
    if (parsed.success) found[key] = parsed.data;
  }
  return Object.keys(found).length === 0 ? null : found;
}
