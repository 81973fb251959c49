import 'server-only';
import { createHash } from 'node:crypto';
import { recordAudit } from '@/lib/audit/mutations';
import type { AuditActor } from '@/lib/audit/types';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import { defaultBasis } from '../constants';
import { yearOf } from '../month/rules';
import { checkTable, monthsIn, sumOf, yearsIn } from './check/rules';
import { findBodies, findGroups, findMonths, findYears } from './queries';
import { readTable } from './rules';
import type { FileRow, Imported, ImportOptions, ImportProblem, ReadGroup, ReadTable } from './types';

export type ImportOutcome =
  | { readonly ok: true; readonly value: Imported }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

const batch = 10_000;
const lawsKeyOf = (laws: readonly string[]): string => createHash('sha256').update(laws.join('\n')).digest('hex');

/**
 * Imports a table of counts in the open transaction: all of it, or nothing and every line that does not fit. A month that is there already is
 * refused, or replaced as a whole. Imports come one after the other.
 */
export async function importProvision(
  db: Db,
  who: AuditActor,
  rows: readonly FileRow[],
  options: ImportOptions,
): Promise<ImportOutcome> {
  const table = readTable(rows, dateInJapan(now()));
  if (table.problems.length > 0) return { ok: false, problems: table.problems };
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('renkei provision import'))`;
  const months = monthsIn(table);
  const bodies = await findBodies(db, [...new Set(table.groups.map(({ body }) => body))]);
  const known = { bodies: new Set(bodies.keys()), months: await findMonths(db, months) };
  const problems = checkTable(table, known, options);
  if (problems.length > 0) return { ok: false, problems };
  const replaced = known.months.size === 0 ? 0 : await removeMonths(db, months);
  const newBodies = await addBodies(db, table, bodies);
  const years = await openYears(db, table);
  const groups = await openGroups(db, table, { years, bodies });
  await addCounts(db, groups);
  await addLost(db, groups);
  const value: Imported = {
    ...{ lines: rows.length - 1, groups: table.groups.length, replaced, newBodies, years: yearsIn(table) },
    counts: groups.reduce((sum, { part }) => sum + part.counts.length, 0),
    lost: groups.reduce((sum, { part }) => sum + part.lost.length, 0),
    ...{ sum: sumOf(table), total: table.total },
  };
  const [from = '', to = from] = [months[0], months.at(-1)];
  await recordAudit(db, who, {
    event: 'provision.imported',
    targetType: 'provision',
    targetId: [...years.values()][0] ?? '',
    after: {
      ...{ from: from.slice(0, 7), to: to.slice(0, 7), counts: value.counts, sum: value.sum, replaced },
      ...(table.total === null ? {} : { declaredTotal: table.total }),
    },
  });
  return { ok: true, value };
}

/** Takes the months out whole, and groups that are left with nothing. */
async function removeMonths(db: Db, months: readonly string[]): Promise<number> {
  const removed = await db.$executeRaw`DELETE FROM provision_counts WHERE month = ANY (${[...months]}::date[])`;
  await db.$executeRaw`DELETE FROM provision_lost_rows WHERE month = ANY (${[...months]}::date[])`;
  await db.$executeRaw`
    DELETE FROM provision_groups g WHERE NOT EXISTS (SELECT FROM provision_counts c WHERE c.group_id = g.id)
      AND NOT EXISTS (SELECT FROM provision_lost_rows l WHERE l.group_id = g.id)`;
  return removed;
}

/** Bodies that no table had yet; completes `bodies`. */
async function addBodies(db: Db, table: ReadTable, bodies: Map<string, string>): Promise<number> {
  const names = [...new Set(table.groups.map(({ body }) => body))].filter((name) => !bodies.has(name));
  const createdAt = now();
  const data = names.map((name) => ({ id: newId(), name, createdAt }));
  await db.provisionBody.createMany({ data });
  for (const { id, name } of data) bodies.set(name, id);
  return names.length;
}

/** The table's years by their number, those that are new not yet published. */
async function openYears(db: Db, table: ReadTable): Promise<Map<number, string>> {
  const years = yearsIn(table);
  const found = new Map((await findYears(db, years)).map(({ id, year }) => [year, id]));
  const updatedAt = now();
  const data = years
    .filter((year) => !found.has(year))
    .map((year) => ({ id: newId(), year, signatory: '理事長', basis: defaultBasis, updatedAt }));
  await db.provisionYear.createMany({ data });
  for (const { id, year } of data) found.set(year, id);
  const total = table.total === null ? {} : { declaredTotal: table.total, declaredUnit: 1 };
  await db.provisionYear.updateMany({
    where: { id: { in: [...found.values()] } },
    data: { ...total, updatedAt, version: { increment: 1 } },
  });
  return found;
}

interface OpenGroup {
  readonly id: string;
  /** What of the table's group falls into the year. */
  readonly part: Pick<ReadGroup, 'counts' | 'lost'>;
}

interface Places {
  readonly years: ReadonlyMap<number, string>;
  readonly bodies: ReadonlyMap<string, string>;
}

/** The table's groups in each of its years: those that are there, and new ones behind them. */
async function openGroups(db: Db, table: ReadTable, { years, bodies }: Places): Promise<OpenGroup[]> {
  const known = await findGroups(db, [...years.keys()]);
  const ids = new Map(known.map(({ id, year, bodyId, lawsKey }) => [`${year} ${bodyId} ${lawsKey}`, id]));
  const open: OpenGroup[] = [];
  const data: Prisma.ProvisionGroupCreateManyInput[] = [];
  for (const group of table.groups) {
    const lawsKey = lawsKeyOf(group.laws);
    const bodyId = bodies.get(group.body) as string;
    for (const [year, part] of partsOf(group)) {
      const key = `${year} ${bodyId} ${lawsKey}`;
      const id = ids.get(key) ?? newId();
      if (!ids.has(key)) {
        const yearId = years.get(year) as string;
        const position = known.length + data.length + 1;
        data.push({ id, yearId, position, bodyId, laws: [...group.laws], lawsKey, note: group.note });
      } else if (group.note !== '') await db.provisionGroup.updateMany({ where: { id }, data: { note: group.note } });
      ids.set(key, id);
      open.push({ id, part });
    }
  }
  await db.provisionGroup.createMany({ data });
  return open;
}

/** A group's lines by reporting year. */
function partsOf({ counts, lost }: ReadGroup): Map<number, Pick<ReadGroup, 'counts' | 'lost'>> {
  const years = [...new Set([...counts, ...lost].map(({ month }) => yearOf(month)))];
  const of = (year: number) => ({
    counts: counts.filter(({ month }) => yearOf(month) === year),
    lost: lost.filter(({ month }) => yearOf(month) === year),
  });
  return new Map(years.map((year) => [year, of(year)]));
}

async function addCounts(db: Db, groups: readonly OpenGroup[]): Promise<void> {
  const rows = groups.flatMap(({ id, part }) =>
    part.counts.map(({ month, method, count }) => ({ id, month, method, count })),
  );
  for (let at = 0; at < rows.length; at += batch)
    await db.$executeRaw`
      INSERT INTO provision_counts (group_id, month, method, count)
      SELECT id, month, method, count FROM json_to_recordset(${JSON.stringify(rows.slice(at, at + batch))}::json)
        AS x(id uuid, month date, method text, count bigint)`;
}

async function addLost(db: Db, groups: readonly OpenGroup[]): Promise<void> {
  const data = groups.flatMap(({ id, part }) =>
    part.lost.map(({ month, method, reason }) => ({
      groupId: id,
      month: new Date(`${month}T00:00:00Z`),
      method,
      reason,
    })),
  );
  await db.provisionLostRow.createMany({ data });
}
