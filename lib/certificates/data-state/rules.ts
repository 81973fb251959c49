import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { failure, type Result, success } from '@/lib/core/errors';
import { formatDateTime } from '@/lib/core/i18n/format';
import type { DataTime } from '../types';
import type { DataCopy } from './types';

/** null = live. 前日時点 is said only of a copy of the day before (S2, case 1 step ③). */
export function dataTimeOf(copy: DataCopy | null, now: Date): DataTime | null {
  if (copy === null) return null;
  return { at: copy.dataAt, previousDay: dateInJapan(copy.dataAt) === addDays(dateInJapan(now), -1) };
}

const hour = 3_600_000;

/** Whether a site may issue from its copy at all. The live system always may. */
export function mayIssueFrom(copy: DataCopy | null, maxAgeHours: number, now: Date): Result<null> {
  if (copy === null) return success(null);
  if (copy.issuingStoppedAt !== null) return failure('certificates.issuingStopped');
  if (copy.declaration === '') return failure('certificates.noDeclaration');
  const age = now.getTime() - copy.dataAt.getTime();
  if (age < 0) return failure('certificates.dataFromFuture');
  if (age > maxAgeHours * hour) {
    return failure('certificates.dataTooOld', undefined, {
      hours: maxAgeHours,
      time: formatDateTime(copy.dataAt, 'ja'),
    });
  }
  return success(null);
}
