import 'server-only';
import type { Db } from '@/lib/core/db';
import { formatArticleNumber } from './rules';

/**
 * Takes the next number. Holds the counter until the transaction ends, so that a number that is not used is given again: without gap.
 * Call it late.
 */
export async function takeArticleNumber(db: Db, createdAt: Date): Promise<string> {
  const [row] = await db.$queryRaw<
    { last: bigint }[]
  >`UPDATE article_counters SET last = last + 1 WHERE id = 1 RETURNING last`;
  if (row === undefined) throw new Error('the counter of articles is missing');
  return formatArticleNumber(createdAt, row.last);
}
