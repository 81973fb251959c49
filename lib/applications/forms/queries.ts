import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { type ApplicationForm, applicationFormShape } from '../types';

export const formColumns = Prisma.sql`f.id::text, f.code, f.version, f.name, f.name_en AS "nameEn", f.lead, f.lead_en AS "leadEn", f.fields, f.route,
  f.applicants, f.effect, f.min_files AS "minFiles", f.max_files AS "maxFiles", f.published_at AS "publishedAt", f.revision`;

/** What a form is called in the reader's language: the column of `application_forms` under this alias. */
export const formNameFor = ({ locale }: Reader, form: Prisma.Sql): Prisma.Sql =>
  locale === 'en' ? Prisma.sql`${form}.name_en` : Prisma.sql`${form}.name`;

/** The form in force of each code, in the order in which they came. */
export const listForms = (db: Ask): Promise<ApplicationForm[]> =>
  askRows(
    db,
    applicationFormShape,
  )`SELECT * FROM (SELECT DISTINCT ON (f.code) ${formColumns} FROM application_forms f WHERE f.published_at IS NOT NULL
    ORDER BY f.code, f.version DESC) newest
    ORDER BY (SELECT min(o.id::text) FROM application_forms o WHERE o.code = newest.code)`;

const listEditedFormsShape = applicationFormShape.extend({ drafted: z.boolean() });

/** Each form as it is in force, or the draft of one that never was; `drafted`: its next version is under way. */
export const listEditedForms = (db: Ask): Promise<(ApplicationForm & { readonly drafted: boolean })[]> =>
  askRows(db, listEditedFormsShape)`SELECT * FROM (SELECT DISTINCT ON (f.code) ${formColumns},
      EXISTS (SELECT FROM application_forms d WHERE d.code = f.code AND d.published_at IS NULL) AS drafted
    FROM application_forms f ORDER BY f.code, f.published_at IS NULL, f.version DESC) newest
    ORDER BY (SELECT min(o.id::text) FROM application_forms o WHERE o.code = newest.code)`;

/** The form in force of this code; null = there is none. */
export async function findForm(db: Ask, code: string): Promise<ApplicationForm | null> {
  const [form] = await askRows(db, applicationFormShape)`SELECT ${formColumns} FROM application_forms f
    WHERE f.code = ${code} AND f.published_at IS NOT NULL ORDER BY f.version DESC LIMIT 1`;
  return form ?? null;
}

/** This version of a form, whatever came after it. */
export async function getForm(db: Ask, id: string): Promise<ApplicationForm | null> {
  const [form] = await askRows(
    db,
    applicationFormShape,
  )`SELECT ${formColumns} FROM application_forms f WHERE f.id = ${id}::uuid`;
  return form ?? null;
}

/** The draft of the form's next version; null = there is none, or the reader does not edit forms. */
export async function findDraft(db: Ask, code: string): Promise<ApplicationForm | null> {
  const [form] = await askRows(db, applicationFormShape)`SELECT ${formColumns} FROM application_forms f
    WHERE f.code = ${code} AND f.published_at IS NULL ORDER BY f.version DESC LIMIT 1`;
  return form ?? null;
}
