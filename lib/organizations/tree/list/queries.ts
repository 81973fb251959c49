import 'server-only';
import { fromDateColumn } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/generated/client';
import type { ChangeSummary } from './types';

const reference = { select: { id: true, code: true, name: true, nameEn: true } } as const;
const selection = {
  ...{ id: true, kind: true, state: true, newKind: true, code: true, name: true, kana: true, nameEn: true },
  ...{ reason: true, problem: true, settledAt: true, version: true, effectiveOn: true },
  organization: reference,
  parent: reference,
  members: { select: { organization: reference }, orderBy: { organization: { code: 'asc' } } },
} as const;

function toSummary(row: Prisma.OrganizationChangeGetPayload<{ select: typeof selection }>): ChangeSummary {
  const { effectiveOn, members, ...rest } = row;
  return { ...rest, effectiveOn: fromDateColumn(effectiveOn), members: members.map((member) => member.organization) };
}

async function find(
  db: Db,
  where: Prisma.OrganizationChangeWhereInput,
  newest: boolean,
  take: number,
): Promise<ChangeSummary[]> {
  const orderBy = newest ? [{ settledAt: 'desc' as const }] : [{ effectiveOn: 'asc' as const }, { id: 'asc' as const }];
  return (await db.organizationChange.findMany({ where, select: selection, orderBy, take })).map(toSummary);
}

/** What is planned, in the order in which it will take effect. */
export function listPlannedChanges(db: Db): Promise<ChangeSummary[]> {
  return find(db, { state: 'pending' }, false, 500);
}

/** What was applied, cancelled or failed, newest first. */
export function listSettledChanges(db: Db): Promise<ChangeSummary[]> {
  return find(db, { state: { not: 'pending' } }, true, 100);
}

/** What is planned for one body, also as one of those that a merger ends. */
export function listChangesOf(db: Db, organizationId: string): Promise<ChangeSummary[]> {
  return find(db, { state: 'pending', OR: [{ organizationId }, { members: { some: { organizationId } } }] }, false, 50);
}
