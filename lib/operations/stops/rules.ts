import type { Problem, Result } from '@/lib/core/errors';
import { success } from '@/lib/core/errors';
import type { PlanStopInput } from './schema';

/** A longer stop is no stop but a server that has been retired. Days. */
const longest = 31;

interface Given {
  /** The operating clock's time. */
  readonly now: Date;
  /** Stops of the same server or system that take place. */
  readonly others: readonly { readonly title: string; readonly startsAt: Date; readonly endsAt: Date }[];
  /** It is a system: what it closes has to be said, as no server shows it. */
  readonly isSystem: boolean;
}

/** May this stop be planned? Else every rule that it breaks, by field. */
export function checkStop(
  { startsAt, endsAt, services }: Pick<PlanStopInput, 'startsAt' | 'endsAt' | 'services'>,
  { now, others, isSystem }: Given,
): Result<null> {
  const problems: Problem[] = [];
  if (startsAt <= now) problems.push({ code: 'operations.past', field: 'startsAt' });
  if (endsAt <= startsAt) problems.push({ code: 'operations.endBeforeStart', field: 'endsAt' });
  else if (endsAt.getTime() - startsAt.getTime() > longest * 86_400_000)
    problems.push({ code: 'operations.tooLong', field: 'endsAt', params: { days: longest } });
  const other = others.find((one) => one.startsAt < endsAt && startsAt < one.endsAt);
  if (other) problems.push({ code: 'operations.stopThere', field: 'startsAt', params: { stop: other.title } });
  if (isSystem && services.length === 0) problems.push({ code: 'required', field: 'services' });
  return problems.length > 0 ? { ok: false, problems } : success(null);
}
