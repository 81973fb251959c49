import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { formatArticleNumber } from './rules';

const lastShape = z.object({ last: z.bigint() });

/**
 * Takes the next number. Holds the counter until the transaction ends, so that a number that is not used is given again: without gap.
 * Call it late.
 */
export async function takeArticleNumber(db: Db, createdAt: Date): Promise<string> {
  const [row] = await askRows(db, lastShape)`UPDATE article_counters SET last = last + 1 WHERE id = 1 RETURNING last`;
  if (row === undefined) throw new Error('the counter of articles is missing');
  return formatArticleNumber(createdAt, row.last);
}
