import { dateInJapan } from '@/lib/calendar/rules';
import { failure, type Result } from '@/lib/core/errors';

interface Times {
  readonly publishAt?: Date | null;
  readonly expireAt: Date | null;
  readonly mustRead: boolean;
  /** Business date. */
  readonly confirmBy: string | null;
}

/** Years ahead that times may lie. */
const farthest = 10 * 366 * 24 * 3_600_000;

/** A problem with when an article comes out, goes, and is to be confirmed; null = they make sense. */
export function checkTimes(
  { publishAt = null, expireAt, mustRead, confirmBy }: Times,
  now: Date,
): Result<never> | null {
  const last = new Date(now.getTime() + farthest);
  if (publishAt !== null && publishAt > last) return failure('outOfRange', 'publishAt');
  if (expireAt !== null && (expireAt <= (publishAt ?? now) || expireAt <= now))
    return failure('articles.expiresTooEarly', 'expireAt');
  if (expireAt !== null && expireAt > last) return failure('outOfRange', 'expireAt');
  if (confirmBy === null) return null;
  if (!mustRead) return failure('articles.nothingToConfirm', 'confirmBy');
  const first = dateInJapan(publishAt !== null && publishAt > now ? publishAt : now);
  if (confirmBy < first) return failure('articles.confirmTooEarly', 'confirmBy');
  return null;
}
