import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { ResidentSex } from '@/lib/core/generated/enums';
import {
  type FoundResident,
  foundResidentShape,
  type Income,
  type Instalment,
  type Insured,
  incomeShape,
  instalmentShape,
  insuredShape,
  type RegisterEvent,
  type ResidentDetail,
  registerEventShape,
  residentDetailShape,
  type TaxSummary,
  taxSummaryShape,
} from './types';

/** What is read here is the actor's own town's: row-level security shows nobody else's. */
const found = Prisma.sql`r.id::text, r.number, r.kind::text AS kind, r.state::text AS state, r.name, r.kana, r.alias,
  r.birth_date::text AS "birthDate", r.sex::text AS sex, r.address, r.issue_stopped AS "issueStopped", r.support_measures AS "supportMeasures"`;

export const shownResidents = 20;

const findResidentsShape = foundResidentShape.extend({ total: z.number() });

/** Residents whose key has every term; those on the register and those whose name begins with a term first. */
export async function findResidents(
  db: Ask,
  terms: readonly string[],
): Promise<{ readonly rows: FoundResident[]; readonly total: number }> {
  if (terms.length === 0) return { rows: [], total: 0 };
  const has = Prisma.join(
    terms.map((term) => Prisma.sql`strpos(r.search_key, ${term}) > 0`),
    ' AND ',
  );
  const begins = Prisma.join(
    terms.map((term) => Prisma.sql`(strpos(r.search_key, ${`\n${term.replace(/^\n/, '')}`}) > 0)::int`),
    ' + ',
  );
  const rows = await askRows(db, findResidentsShape)`
    SELECT ${found}, coalesce(h.name, '') AS head, (count(*) OVER ())::int AS total
      FROM residents r LEFT JOIN households w ON w.id = r.household_id LEFT JOIN residents h ON h.id = w.head_id
     WHERE ${has}
     ORDER BY r.state, r.kind, ${begins} DESC, r.kana, r.number LIMIT ${shownResidents}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

const detail = Prisma.sql`r.id::text, r.number, r.kind::text AS kind, r.state::text AS state, r.household_id::text AS "householdId",
  w.number AS "householdNumber", w.version AS "householdVersion", coalesce(h.name, '') AS "headName", r.position, r.name, r.kana, r.alias,
  r.birth_date::text AS "birthDate", r.sex::text AS sex, r.relationship, r.address, r.became_resident_on::text AS "becameResidentOn",
  r.address_since::text AS "addressSince", r.notified_on::text AS "notifiedOn", r.previous_address AS "previousAddress",
  r.registered_domicile AS "registeredDomicile", r.family_register_head AS "familyRegisterHead", r.nationality,
  r.residence_status AS "residenceStatus", r.residence_until::text AS "residenceUntil", r.ended_on::text AS "endedOn",
  r.issue_stopped AS "issueStopped", r.support_measures AS "supportMeasures", r.version`;
const joined = Prisma.sql`residents r LEFT JOIN households w ON w.id = r.household_id LEFT JOIN residents h ON h.id = w.head_id`;

async function one(db: Ask, condition: Prisma.Sql): Promise<ResidentDetail | null> {
  const [row] = await askRows(db, residentDetailShape)`SELECT ${detail} FROM ${joined} WHERE ${condition}`;
  return row ?? null;
}

/** A person of the own town by 宛名番号; null = there is none. */
export const getResident = (db: Ask, number: string) => one(db, Prisma.sql`r.number = ${number}`);

export const getResidentById = (db: Ask, id: string) => one(db, Prisma.sql`r.id = ${id}::uuid`);

/** The members of a household, head first. */
export const listHousehold = (db: Ask, householdId: string): Promise<ResidentDetail[]> =>
  askRows(
    db,
    residentDetailShape,
  )`SELECT ${detail} FROM ${joined} WHERE r.household_id = ${householdId}::uuid ORDER BY r.position, r.birth_date, r.number`;

/** Membership of the national health insurance on a day; null = none. */
export async function getInsured(db: Ask, residentId: string, on: string): Promise<Insured | null> {
  const [row] = await askRows(db, insuredShape)`
    SELECT symbol, number, branch, acquired_on::text AS "acquiredOn" FROM insurance_members
     WHERE resident_id = ${residentId}::uuid AND acquired_on <= ${on}::date AND (lost_on IS NULL OR lost_on > ${on}::date)
     ORDER BY acquired_on DESC LIMIT 1`;
  return row ?? null;
}

/** Taxes of a person by year, the newest first; `on` decides what is overdue. */
export const listTaxes = (db: Ask, residentId: string, on: string): Promise<TaxSummary[]> =>
  askRows(
    db,
    taxSummaryShape,
  )`SELECT a.id::text AS "assessmentId", a.tax::text AS tax, a.fiscal_year::int AS "fiscalYear", a.amount AS due,
      sum(i.paid)::int AS paid, coalesce(sum(i.amount - i.paid) FILTER (WHERE i.due_on < ${on}::date), 0)::int AS overdue
    FROM tax_assessments a JOIN tax_instalments i ON i.assessment_id = a.id
   WHERE a.resident_id = ${residentId}::uuid GROUP BY a.id ORDER BY a.fiscal_year DESC, a.tax`;

/** Instalments of a person that are not wholly paid, the earliest first. */
export const listOpenInstalments = (db: Ask, residentId: string): Promise<Instalment[]> =>
  askRows(
    db,
    instalmentShape,
  )`SELECT i.id::text, a.tax::text AS tax, a.fiscal_year::int AS "fiscalYear", i.number::int, i.due_on::text AS "dueOn",
      i.amount, i.paid
    FROM tax_assessments a JOIN tax_instalments i ON i.assessment_id = a.id
   WHERE a.resident_id = ${residentId}::uuid AND i.paid < i.amount ORDER BY i.due_on, a.tax LIMIT 100`;

/** Incomes by fiscal year, the newest first. */
export const listIncomes = (db: Ask, residentId: string): Promise<Income[]> =>
  askRows(
    db,
    incomeShape,
  )`SELECT fiscal_year::int AS "fiscalYear", salary, pension, business, total_income AS "totalIncome", deductions, taxable,
      municipal_tax AS "municipalTax", prefectural_tax AS "prefecturalTax", dependants::int
    FROM income_records WHERE resident_id = ${residentId}::uuid ORDER BY fiscal_year DESC`;

/** What happened to a person's record, the newest first. */
export const listRegisterChanges = (db: Ask, residentId: string): Promise<RegisterEvent[]> =>
  askRows(
    db,
    registerEventShape,
  )`SELECT id::text, kind::text AS kind, effective_on::text AS "effectiveOn", notified_on::text AS "notifiedOn", at,
      entered_by AS "enteredBy", before, after
    FROM register_changes WHERE resident_id = ${residentId}::uuid ORDER BY at DESC, id DESC LIMIT 50`;

export const listedDistrictShape = z.object({
  name: z.string(),
  residents: z
    .array(
      z.object({
        household: z.string(),
        name: z.string(),
        kana: z.string(),
        birthDate: z.string(),
        sex: z.enum(ResidentSex),
        address: z.string(),
      }),
    )
    .readonly(),
});
export type ListedDistrict = z.infer<typeof listedDistrictShape>;

/** Everybody on the register by district, address and household: 全住民一覧. */
export async function listAllResidents(db: Ask): Promise<ListedDistrict[]> {
  return askRows(db, listedDistrictShape)`
    SELECT d.name, coalesce(json_agg(json_build_object('household', w.number, 'name', r.name, 'kana', r.kana, 'birthDate', r.birth_date,
        'sex', r.sex, 'address', r.address) ORDER BY w.address, w.number, r.position) FILTER (WHERE r.id IS NOT NULL), '[]') AS residents
      FROM districts d LEFT JOIN households w ON w.district_id = d.id LEFT JOIN residents r ON r.household_id = w.id
     GROUP BY d.id ORDER BY d.position`;
}

export const districtShape = z.object({ id: z.string(), name: z.string() });
export type District = z.infer<typeof districtShape>;

export const listDistricts = (db: Ask): Promise<District[]> =>
  askRows(db, districtShape)`SELECT id::text, name FROM districts ORDER BY position`;
