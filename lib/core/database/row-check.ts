import 'server-only';
import type { z } from 'zod';

/** Compares rows with their shape, and raises at the place of the query. */
export type CheckRows = (shape: z.ZodType, rows: unknown, place: Error) => void;

/** Tests set it; else rows are what PostgreSQL answered, and nothing is spent on them. */
const processWide = globalThis as { renkeiCheckRows?: CheckRows };

/** Rows as they are answered, compared with their shape in tests. */
export function checked<Rows>(shape: z.ZodType, answer: Promise<Rows>): Promise<Rows> {
  const check = processWide.renkeiCheckRows;
  if (!check) return answer;
  const place = new Error('rows are not of their shape');
  return answer.then((rows) => {
    check(shape, rows, place);
    return rows;
  });
}
