import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { InsuranceForm } from '@/lib/core/generated/enums';
import { type Stock, stockShape } from './types';

const columns = Prisma.sql`id::text, name, kind::text AS kind, shared, next_number AS "nextNumber", last_number AS "lastNumber",
  offset_x::int AS "offsetX", offset_y::int AS "offsetY", retired_at AS "retiredAt", version`;

/** The own town's stocks, those in use first. */
export const listStocks = (db: Ask): Promise<Stock[]> =>
  askRows(db, stockShape)`SELECT ${columns} FROM paper_stocks ORDER BY retired_at IS NOT NULL, kind, shared, name`;

export async function getStock(db: Ask, id: string): Promise<Stock | null> {
  const [row] = await askRows(db, stockShape)`SELECT ${columns} FROM paper_stocks WHERE id = ${id}::uuid`;
  return row ?? null;
}

/** With its row locked: sheets are taken one issue after the other. */
export async function lockStock(db: Db, id: string): Promise<Stock | null> {
  const [row] = await askRows(db, stockShape)`SELECT ${columns} FROM paper_stocks WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

export const formPeriodRowShape = z.object({
  id: z.string(),
  form: z.enum(InsuranceForm),
  validFrom: z.string(),
  expiresOn: z.string(),
});
export type FormPeriodRow = z.infer<typeof formPeriodRowShape>;

/** Which form proves the insurance from when, the newest first. */
export const listFormPeriods = (db: Ask): Promise<FormPeriodRow[]> =>
  askRows(
    db,
    formPeriodRowShape,
  )`SELECT id::text, form::text AS form, valid_from::text AS "validFrom", expires_on::text AS "expiresOn"
    FROM insurance_form_periods ORDER BY valid_from DESC`;
