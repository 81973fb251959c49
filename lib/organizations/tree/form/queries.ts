import 'server-only';
import type { Db } from '@/lib/core/db';
import { idOf, idOrNull, type OrganizationId } from '@/lib/core/ids';
import { listPrefectures } from '../../queries';
import type { OrganizationRef } from '../../types';
import type { PlanForm, PlanStart, PlanTarget } from './types';

/** What Prisma answers, with the brand of its id. */
const branded = <Row extends { readonly id: string }>(row: Row) => ({ ...row, id: idOf<OrganizationId>(row.id) });

const reference = { id: true, code: true, name: true, nameEn: true } as const;

async function findTarget(db: Db, code: string): Promise<PlanTarget | null> {
  const found = await db.organization.findFirst({
    where: { code, validTo: null },
    select: { ...reference, kind: true, kana: true, parentId: true, version: true },
  });
  return found && { ...branded(found), parentId: idOrNull<OrganizationId>(found.parentId) };
}

/** Bodies of the same kind; of a municipality those of its prefecture, and of another one if a merger crosses the border. */
async function listCandidates(db: Db, target: PlanTarget, also: string): Promise<OrganizationRef[]> {
  const near = target.parentId === null ? {} : { OR: [{ parentId: target.parentId }, { parent: { code: also } }] };
  const found = await db.organization.findMany({
    where: { kind: target.kind, ...near, validTo: null, id: { not: target.id } },
    select: reference,
    orderBy: { code: 'asc' },
  });
  return found.map(branded);
}

const nothing = { target: null, prefecture: null, also: null, candidates: [] };

/** What the form for a change shows; null if the address names nothing that exists or that can be changed so. */
export async function loadPlanForm(
  db: Db,
  start: PlanStart,
  code: string,
  prefectureCode: string,
  alsoCode = '',
): Promise<PlanForm | null> {
  const prefectures = await listPrefectures(db);
  const also = prefectures.find((body) => body.code === alsoCode) ?? null;
  if (start === 'found') return { start, ...nothing, prefectures };
  if (start === 'consolidate') {
    const prefecture = prefectures.find((body) => body.code === prefectureCode);
    if (prefecture === undefined) return null;
    const where = { OR: [{ parentId: prefecture.id }, { parent: { code: alsoCode } }], validTo: null };
    const candidates = await db.organization.findMany({ where, select: reference, orderBy: { code: 'asc' } });
    return { start, ...nothing, prefecture, prefectures, also, candidates: candidates.map(branded) };
  }
  const target = await findTarget(db, code.normalize('NFKC').trim().toUpperCase());
  if (target === null) return null;
  const candidates = start === 'merge' ? await listCandidates(db, target, alsoCode) : [];
  return { start, target, prefecture: null, prefectures, also, candidates };
}
