import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { toDateColumn } from './rules';

export interface NewClosure {
  readonly id: string;
  /** Business date. */
  readonly date: string;
  /** null = the nation's. */
  readonly organizationId: OrganizationId | null;
  readonly name: string;
  readonly nameEn: string;
}

/** Enters a closing day; false = the organization has one on that date. */
export async function insertClosure(db: Db, { id, date, organizationId, name, nameEn }: NewClosure): Promise<boolean> {
  const made = await db.$executeRaw`INSERT INTO closures (id, date, organization_id, name, name_en)
    VALUES (${id}::uuid, ${date}::date, ${organizationId}::uuid, ${name}, ${nameEn}) ON CONFLICT DO NOTHING`;
  return made === 1;
}

/** Takes a closing day back; false = it is not there any more. */
export async function deleteClosure(db: Db, id: string, date: string): Promise<boolean> {
  const { count } = await db.closure.deleteMany({ where: { id, date: toDateColumn(date) } });
  return count > 0;
}

interface YearState {
  readonly confirmed: boolean;
  /** Where the year's holidays come from. */
  readonly source: string;
}

/**
 * Marks a year as changed from the version that the form was made from, 0 = it had no row; false = somebody else was faster. All changes of
 * a year's holidays begin with it.
 */
export async function claimHolidayYear(
  db: Db,
  year: number,
  version: number,
  { confirmed, source }: YearState,
): Promise<boolean> {
  const changed =
    version === 0
      ? await db.$executeRaw`INSERT INTO holiday_years (year, confirmed, source, updated_at) VALUES (${year}, ${confirmed}, ${source}, ${now()})
          ON CONFLICT DO NOTHING`
      : await db.$executeRaw`UPDATE holiday_years SET confirmed = ${confirmed}, source = ${source}, version = version + 1, updated_at = ${now()}
          WHERE year = ${year} AND version = ${version}`;
  return changed === 1;
}

export interface NewHoliday {
  /** Business date. */
  readonly date: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Enters a holiday, or gives it another name. */
export async function putHoliday(db: Db, { date, name, nameEn }: NewHoliday): Promise<void> {
  await db.$executeRaw`INSERT INTO holidays (date, name, name_en) VALUES (${date}::date, ${name}, ${nameEn})
    ON CONFLICT (date) DO UPDATE SET name = excluded.name, name_en = excluded.name_en`;
}

/** False = it was none. */
export async function dropHoliday(db: Db, date: string): Promise<boolean> {
  const { count } = await db.holiday.deleteMany({ where: { date: toDateColumn(date) } });
  return count > 0;
}

/** Whole years become what is given. */
export async function replaceHolidays(
  db: Db,
  years: readonly number[],
  holidays: readonly NewHoliday[],
): Promise<void> {
  await db.$executeRaw`DELETE FROM holidays WHERE extract(year FROM date)::int = ANY (${[...years]}::int[])`;
  await db.$executeRaw`INSERT INTO holidays (date, name, name_en)
    SELECT date, name, "nameEn" FROM json_to_recordset(${JSON.stringify(holidays)}::json) AS h(date date, name text, "nameEn" text)`;
}
