import 'server-only';
import type { Ask } from '@/lib/core/db';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Bodies that some table has had, by their names. */
export async function findBodies(db: Ask, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<
    Named[]
  >`SELECT id::text, name FROM provision_bodies WHERE name = ANY (${[...names]}::text[])`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Months of the given ones that have been imported, as `YYYY-MM-01`. */
export async function findMonths(db: Ask, months: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ month: string }[]>`
    SELECT m.month::text AS month FROM unnest(${[...months]}::date[]) AS m(month)
    WHERE EXISTS (SELECT FROM provision_counts c WHERE c.month = m.month)
      OR EXISTS (SELECT FROM provision_lost_rows l WHERE l.month = m.month)`;
  return new Set(rows.map(({ month }) => month));
}

export interface KnownGroup {
  readonly id: string;
  readonly year: number;
  readonly bodyId: string;
  readonly lawsKey: string;
}

/** Groups that these years have. */
export const findGroups = (db: Ask, years: readonly number[]): Promise<KnownGroup[]> => db.$queryRaw`
  SELECT g.id::text, y.year, g.body_id::text AS "bodyId", g.laws_key AS "lawsKey"
  FROM provision_groups g JOIN provision_years y ON y.id = g.year_id WHERE y.year = ANY (${[...years]}::integer[])`;

export const findYears = (db: Ask, years: readonly number[]): Promise<{ id: string; year: number }[]> =>
  db.$queryRaw`SELECT id::text, year FROM provision_years WHERE year = ANY (${[...years]}::integer[]) FOR UPDATE`;
