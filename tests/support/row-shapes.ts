import { z } from 'zod';
import type { CheckRows } from '@/lib/core/database/row-check';

/** Fails the test whose query answered rows that are not of their shape, at the query, with what is wrong of the first such row. */
const check: CheckRows = (shape, rows, place) => {
  const { error } = z.array(shape).safeParse(rows);
  if (!error) return;
  const [number] = error.issues[0]?.path ?? [];
  place.message += `\n${z.prettifyError(error).split('\n').slice(0, 10).join('\n')}\n${row(rows, number)}`;
  throw place;
};

const row = (rows: unknown, number: PropertyKey | undefined): string =>
  JSON.stringify(Array.isArray(rows) && typeof number === 'number' ? rows[number] : rows, (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  ).slice(0, 500);

(globalThis as { renkeiCheckRows?: CheckRows }).renkeiCheckRows = check;
