import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { CertificateKind } from '@/lib/core/generated/enums';
import { newId } from '@/lib/core/ids';
import { getStock, lockStock } from './queries';
import { paperFor, takeSheets } from './rules';
import type { AddPeriodInput, AddStockInput, SettingsInput, StockLayoutInput, StockRefInput } from './schema';

interface Taken {
  readonly id: string;
  readonly name: string;
  readonly first: number;
}

/** Takes the sheets of an issue from a stock; null = plain paper. */
export async function takeSheetsOf(
  db: Db,
  stockId: string,
  kind: CertificateKind,
  sheet: number | undefined,
  sheets: number,
): Promise<Result<Taken | null>> {
  if (stockId === '' || kind === 'resident_list') return success(null);
  const stock = await lockStock(db, stockId);
  if (stock === null) return failure('notFound');
  if (stock.kind !== paperFor(kind)) return failure('certificates.wrongPaper', 'stockId');
  const taken = takeSheets(stock, sheet, sheets);
  if (!taken.ok) return taken;
  const { first } = taken.value;
  await db.paperStock.updateMany({ where: { id: stock.id }, data: { nextNumber: first + sheets } });
  return success({ id: stock.id, name: stock.name, first });
}

export async function addStock(db: Db, actor: Actor, input: AddStockInput): Promise<Result<{ id: string }>> {
  const { name, kind, shared, first, last } = input;
  if (last < first) return failure('certificates.lastBeforeFirst', 'last');
  if ((await db.paperStock.count({ where: { name } })) > 0) return failure('certificates.stockNameTaken', 'name');
  const id = newId();
  await db.paperStock.create({
    data: { id, organizationId: actor.organizationId, name, kind, shared, nextNumber: first, lastNumber: last },
  });
  await audit(db, actor, 'paper_stock.added', id, { name, kind, numbers: `${first}–${last}` });
  return success({ id });
}

/** Where printing begins on its sheets. */
export async function setLayout(db: Db, actor: Actor, input: StockLayoutInput): Promise<Result<{ id: string }>> {
  const { id, version, offsetX, offsetY } = input;
  return changeStock(db, actor, { id, version }, 'paper_stock.laid_out', { offsetX, offsetY });
}

export const retireStock = (db: Db, actor: Actor, input: StockRefInput): Promise<Result<{ id: string }>> =>
  changeStock(db, actor, input, 'paper_stock.retired', { retiredAt: now() });

async function changeStock(
  db: Db,
  actor: Actor,
  { id, version }: StockRefInput,
  event: `${string}.${string}`,
  data: { readonly offsetX?: number; readonly offsetY?: number; readonly retiredAt?: Date },
): Promise<Result<{ id: string }>> {
  const before = await getStock(db, id);
  if (before === null) return failure('notFound');
  const { count } = await db.paperStock.updateMany({
    where: { id, version, retiredAt: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  const { retiredAt: _, ...layout } = data;
  await audit(db, actor, event, id, { name: before.name, ...layout });
  return success({ id });
}

/** From a day on another form proves the insurance. */
export async function addPeriod(db: Db, actor: Actor, input: AddPeriodInput): Promise<Result<null>> {
  const { form, validFrom, expiresOn } = input;
  if (expiresOn < validFrom) return failure('certificates.expiresBeforeStart', 'expiresOn');
  const taken = await db.insuranceFormPeriod.count({ where: { validFrom: toDateColumn(validFrom) } });
  if (taken > 0) return failure('certificates.periodThere', 'validFrom');
  const id = newId();
  const dates = { validFrom: toDateColumn(validFrom), expiresOn: toDateColumn(expiresOn) };
  await db.insuranceFormPeriod.create({ data: { id, organizationId: actor.organizationId, form, ...dates } });
  await audit(db, actor, 'insurance_form.set', id, { form, validFrom, expiresOn });
  return success(null);
}

export async function saveSettings(db: Db, actor: Actor, input: SettingsInput): Promise<Result<null>> {
  const { organizationId } = actor;
  await db.certificateSettings.upsert({
    where: { organizationId },
    create: { organizationId, ...input },
    update: { ...input, version: { increment: 1 } },
  });
  await audit(db, actor, 'certificate_settings.saved', organizationId, input);
  return success(null);
}

const audit = (
  db: Db,
  actor: Actor,
  event: `${string}.${string}`,
  targetId: string,
  after: Readonly<Record<string, unknown>>,
) =>
  recordAudit(db, actor, {
    ...{ event, targetId, after, organizationIds: [actor.organizationId] },
    targetType: event.split('.')[0] ?? '',
  });
