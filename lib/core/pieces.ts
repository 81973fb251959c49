import 'server-only';
import type { Writer } from './db';
import { Prisma } from './generated/client';

/** Part of a change: rows that it writes, a function that it calls, or both. */
export interface Piece {
  /** An INSERT, UPDATE or DELETE. */
  readonly write?: Prisma.Sql;
  readonly call?: Prisma.Sql;
}

/** A name is no value, so it cannot be put together. */
const names = [
  ...[Prisma.sql`a`, Prisma.sql`b`, Prisma.sql`c`, Prisma.sql`d`, Prisma.sql`e`, Prisma.sql`f`],
  ...[Prisma.sql`g`, Prisma.sql`h`, Prisma.sql`i`, Prisma.sql`j`, Prisma.sql`k`, Prisma.sql`l`],
];

/**
 * Does them in one statement: one round trip instead of one for each. None of them sees what another writes, and neither do the
 * policies of row security: a row that a policy looks for must be there before.
 */
export async function doTogether(db: Writer, pieces: readonly Piece[]): Promise<void> {
  const writes = pieces.flatMap(({ write }) => write ?? []);
  const calls = pieces.flatMap(({ call }) => call ?? []);
  if (writes.length > names.length) throw new Error(`more than ${names.length} writes in one statement`);
  const parts = writes.map((write, place) => Prisma.sql`${names[place]} AS (${write})`);
  const before = parts.length === 0 ? Prisma.empty : Prisma.sql`WITH ${Prisma.join(parts)} `;
  await db.$executeRaw(Prisma.sql`${before}SELECT ${calls.length === 0 ? Prisma.sql`1` : Prisma.join(calls)}`);
}
