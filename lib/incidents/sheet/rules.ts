import { reportKeys } from '../report/rules';
import { reportSchema } from '../schema';
import type { ReportKey, ReportValues } from '../types';

/** What the items are called in each language; a sheet of either is read. */
export type Labels = readonly Readonly<Record<ReportKey, string>>[];

const times: readonly ReportKey[] = ['occurredAt', 'recoveredAt'];
const timeForm = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})[ T](\d{1,2}):(\d{2})/;
/** Without characters that nobody typed and PostgreSQL or a printer have no place for; lines stay. */
const plain = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '').trim();
const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/** `2026/11/20 9:30` as a form's field has it; what is none stays as it is and is refused there. */
function timeOf(text: string): string {
  const [, year, month, day, hours, minutes] = timeForm.exec(text.normalize('NFKC')) ?? [];
  return year === undefined ? text : `${year}-${two(month)}-${two(day)}T${two(hours)}:${minutes}`;
}

export interface ReadReport {
  readonly values: Partial<ReportValues>;
  /** Items whose text no form would take: whoever reads the sheet is told of them. */
  readonly refused: readonly ReportKey[];
}

/** The report as a sheet says it, by the names of its items; null = it is no such sheet. */
export function readSheet(rows: readonly (readonly string[])[], labels: Labels): ReadReport | null {
  const values: Partial<Record<ReportKey, string>> = {};
  const refused: ReportKey[] = [];
  for (const [name = '', content = ''] of rows) {
    const key = reportKeys.find((one) => labels.some((words) => words[one] === name.trim()));
    if (key === undefined) continue;
    const text = plain(content);
    const parsed = reportSchema.shape[key].safeParse(times.includes(key) ? timeOf(text) : text);
    if (parsed.success) values[key] = parsed.data;
    else refused.push(key);
  }
  return Object.keys(values).length + refused.length === 0 ? null : { values, refused };
}
