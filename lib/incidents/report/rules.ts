import type { Problem } from '@/lib/core/errors';
import type { ReportKind } from '../constants';
import type { ReportKey, ReportValues } from '../types';

/** In the order of the sheet. */
export const reportKeys = [
  'occurredAt',
  'system',
  'business',
  'summary',
  'impact',
  'persons',
  'cause',
  'response',
  'recoveredAt',
  'prevention',
  'contactName',
  'contactPhone',
] as const satisfies readonly ReportKey[];

const always: readonly ReportKey[] = ['system', 'summary', 'contactName', 'contactPhone'];
/** A report that ends the matter says why it happened, when it was over, and what keeps it from happening again. */
const atTheEnd: readonly ReportKey[] = ['occurredAt', 'impact', 'cause', 'response', 'recoveredAt', 'prevention'];

export const requiredKeys = (kind: ReportKind): readonly ReportKey[] =>
  kind === 'final' ? [...always, ...atTheEnd] : always;

/** What is missing for a report of this kind, and times in a wrong order or to come. */
export function checkReport(values: ReportValues, kind: ReportKind, now: Date): Problem[] {
  const missing = requiredKeys(kind).filter((key) => values[key] === '');
  const { occurredAt, recoveredAt } = values;
  const ahead = (['occurredAt', 'recoveredAt'] as const).filter((key) => new Date(`${values[key]}+09:00`) > now);
  return [
    ...missing.map((field): Problem => ({ code: 'required', field })),
    ...ahead.map((field): Problem => ({ code: 'incidents.inFuture', field })),
    ...(occurredAt !== '' && recoveredAt !== '' && recoveredAt < occurredAt
      ? [{ code: 'incidents.recoveredBefore', field: 'recoveredAt' } as const]
      : []),
  ];
}

/** Keys whose values differ between two revisions. */
export const changedKeys = (before: ReportValues, after: ReportValues): ReportKey[] =>
  reportKeys.filter((key) => before[key] !== after[key]);

/** A first report is followed by others until the final one; after that there is none. */
export const kindsAfter = (kind: ReportKind): readonly ReportKind[] => (kind === 'final' ? [] : ['follow_up', 'final']);
