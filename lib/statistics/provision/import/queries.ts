import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';

const namedShape = z.object({ id: z.string(), name: z.string() });

/** Bodies that some table has had, by their names. */
export async function findBodies(db: Ask, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await askRows(
    db,
    namedShape,
  )`SELECT id::text, name FROM provision_bodies WHERE name = ANY (${[...names]}::text[])`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}

const monthShape = z.object({ month: z.string() });

/** Months of the given ones that have been imported, as `YYYY-MM-01`. */
export async function findMonths(db: Ask, months: readonly string[]): Promise<Set<string>> {
  const rows = await askRows(db, monthShape)`
    SELECT m.month::text AS month FROM unnest(${[...months]}::date[]) AS m(month)
    WHERE EXISTS (SELECT FROM provision_counts c WHERE c.month = m.month)
      OR EXISTS (SELECT FROM provision_lost_rows l WHERE l.month = m.month)`;
  return new Set(rows.map(({ month }) => month));
}

export const knownGroupShape = z.object({ id: z.string(), year: z.number(), bodyId: z.string(), lawsKey: z.string() });
export type KnownGroup = z.infer<typeof knownGroupShape>;

/** Groups that these years have. */
export const findGroups = (db: Ask, years: readonly number[]): Promise<KnownGroup[]> => askRows(db, knownGroupShape)`
  SELECT g.id::text, y.year, g.body_id::text AS "bodyId", g.laws_key AS "lawsKey"
  FROM provision_groups g JOIN provision_years y ON y.id = g.year_id WHERE y.year = ANY (${[...years]}::integer[])`;

const findYearsShape = z.object({ id: z.string(), year: z.number() });

export const findYears = (db: Ask, years: readonly number[]): Promise<{ id: string; year: number }[]> =>
  askRows(
    db,
    findYearsShape,
  )`SELECT id::text, year FROM provision_years WHERE year = ANY (${[...years]}::integer[]) FOR UPDATE`;
