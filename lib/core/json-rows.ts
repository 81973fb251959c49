import 'server-only';
import { Prisma } from './generated/client';

/** A row as JSON carries it: instants as text. */
export type Carried<T> = {
  readonly [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};

/** Rows of a query as one value of a larger statement that answers several things at once. */
export const jsonRows = (select: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(json_agg(r), '[]'::json) FROM (${select}) r)`;
