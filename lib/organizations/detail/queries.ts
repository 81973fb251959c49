import 'server-only';
import { fromDateColumn } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import type { OrganizationDetail } from '../types';
import { withEnds } from './rules';

const reference = { id: true, code: true, name: true, nameEn: true } as const;
const dateOf = (column: Date | null) => (column === null ? null : fromDateColumn(column));

/** A body by its present code: facts, history, relations. Null = no body has it now (see `findByFormerCode`). */
export async function getOrganizationByCode(db: Db, code: string): Promise<OrganizationDetail | null> {
  const row = await db.organization.findUnique({
    where: { code },
    include: {
      parent: { select: reference },
      successor: { select: reference },
      predecessors: { select: { ...reference, validTo: true }, orderBy: { code: 'asc' } },
      versions: {
        include: { parent: { select: { name: true } }, change: { select: { reason: true } } },
        orderBy: { sequence: 'asc' },
      },
      _count: { select: { children: { where: { validTo: null } } } },
    },
  });
  if (row === null) return null;
  const {
    path: _p,
    searchKey: _k,
    disabledAt: _d,
    successorId: _s,
    parentId: _i,
    validTo,
    validFrom,
    _count,
    ...facts
  } = row;
  return {
    ...facts,
    validFrom: dateOf(validFrom),
    endedOn: dateOf(validTo),
    childCount: _count.children,
    predecessors: row.predecessors.map(({ validTo: ended, ...body }) => ({ ...body, endedOn: dateOf(ended) })),
    versions: withEnds(
      row.versions.map((version) => ({
        ...{
          sequence: version.sequence,
          code: version.code,
          name: version.name,
          kana: version.kana,
          nameEn: version.nameEn,
        },
        parentName: version.parent?.name ?? null,
        validFrom: dateOf(version.validFrom),
        reason: version.change?.reason ?? '',
      })),
      dateOf(validTo),
    ),
  };
}

/** The present code of the body that once had this one. */
export async function findByFormerCode(db: Db, code: string): Promise<string | null> {
  const row = await db.organizationCode.findUnique({
    where: { code },
    select: { organization: { select: { code: true } } },
  });
  return row?.organization.code ?? null;
}

/** Users who can log in; the database counts only those whom the actor administers. */
export function countUsers(db: Db, organizationId: string): Promise<number> {
  return db.user.count({ where: { organizationId, disabledAt: null } });
}
