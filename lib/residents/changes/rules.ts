import { failure, type Result, success } from '@/lib/core/errors';

interface Dates {
  readonly effectiveOn: string;
  readonly notifiedOn: string;
}

/** What happened before it was told, and both up to today; 転出 may be told beforehand. */
export function checkDates({ effectiveOn, notifiedOn }: Dates, today: string, beforehand = false): Result<null> {
  if (notifiedOn > today) return failure('residents.notifiedInFuture', 'notifiedOn');
  if (!beforehand && effectiveOn > today) return failure('residents.inFuture', 'effectiveOn');
  if (!beforehand && effectiveOn > notifiedOn) return failure('residents.notifiedBefore', 'notifiedOn');
  return success(null);
}

interface Member {
  readonly id: string;
  readonly birthDate: string;
}

/** Who is the head after somebody has left a household: the first of the others in their order who is of age, else the first. */
export function nextHead<M extends Member>(others: readonly M[], today: string): M | null {
  const adultSince = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;
  return others.find(({ birthDate }) => birthDate <= adultSince) ?? others[0] ?? null;
}
