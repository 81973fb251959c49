import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { fromDateColumn, toDateColumn } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/generated/client';
import { isErrorCode } from '@/lib/core/i18n/errors';
import type { OrganizationId, SessionId, UserId } from '@/lib/core/ids';
import { administers, canKeepUsers } from '../../users/policy';
import { readHandover } from '../schema';
import type { PlannedLine } from '../types';
import { type HandoverState, handOverTask, mostShown } from './constants';
import type { PreparedHandover, PreparedSummary } from './types';

const summary = {
  ...{ id: true, state: true, effectiveOn: true, preparedName: true, preparedAt: true, settledAt: true },
} as const;

const detail = {
  ...summary,
  ...{ text: true, preparedBy: true, problem: true, outcome: true, version: true },
  organization: { select: { id: true, code: true, name: true, nameEn: true, kind: true, parentId: true } },
} as const;

type Row = Prisma.PreparedHandoverGetPayload<{ select: typeof detail }>;

const toDetail = (row: Row): PreparedHandover => ({
  ...row,
  state: row.state as HandoverState,
  effectiveOn: fromDateColumn(row.effectiveOn),
  preparedBy: row.preparedBy as UserId,
  organization: row.organization as PreparedHandover['organization'],
  problem: isErrorCode(row.problem) ? row.problem : null,
  outcome: row.outcome as unknown as readonly PlannedLine[] | null,
});

/** Those of an organization, the latest day first. */
export async function listPrepared(db: Db, organizationId: OrganizationId): Promise<PreparedSummary[]> {
  const rows = await db.preparedHandover.findMany({
    where: { organizationId },
    select: summary,
    orderBy: [{ effectiveOn: 'desc' }, { preparedAt: 'desc' }],
    take: mostShown,
  });
  return rows.map((row) => ({
    ...row,
    state: row.state as HandoverState,
    effectiveOn: fromDateColumn(row.effectiveOn),
  }));
}

/** One that the actor may see; null = there is none. */
export async function getPrepared(db: Db, actor: Actor, id: string): Promise<PreparedHandover | null> {
  const found = await findPrepared(db, id);
  return found && canKeepUsers(actor) && administers(actor, found.organization) ? found : null;
}

export async function findPrepared(db: Db, id: string): Promise<PreparedHandover | null> {
  const row = await db.preparedHandover.findUnique({ where: { id }, select: detail });
  return row && toDetail(row);
}

const due = (today: string) => ({ state: 'prepared', effectiveOn: { lte: toDateColumn(today) } });

export const countDue = (db: Db, today: string): Promise<number> => db.preparedHandover.count({ where: due(today) });

/**
 * Those whose moment has come. Where somebody from elsewhere prepared one (代行), it goes first: on the same day that person may
 * leave by a hand-over of their own organization. In `withSystem` only.
 */
export async function listDue(db: Db, today: string): Promise<string[]> {
  const rows = await db.preparedHandover.findMany({
    where: due(today),
    select: { id: true, organizationId: true, preparer: { select: { organizationId: true } } },
    orderBy: [{ effectiveOn: 'asc' }, { preparedAt: 'asc' }],
  });
  const own = (row: (typeof rows)[number]) => row.organizationId === row.preparer.organizationId;
  return [...rows.filter((row) => !own(row)), ...rows.filter(own)].map(({ id }) => id);
}

/**
 * In whose name a hand-over is applied: the person as they are now; null = they may not log in, or not keep the users of this
 * organization any more. In `withSystem` only.
 */
export async function findKeeper(db: Db, { preparedBy, organization }: PreparedHandover): Promise<Actor | null> {
  const user = await db.user.findUnique({ where: { id: preparedBy }, include: { roles: true, organization: true } });
  if (!user || user.disabledAt || user.organization.disabledAt || user.organization.validTo) return null;
  const actor: Actor = {
    ...{ userId: preparedBy, userName: user.name, loginId: user.loginId, roles: user.roles.map(({ role }) => role) },
    organizationId: user.organizationId as Actor['organizationId'],
    organizationKind: user.organization.kind,
    organizationCode: user.organization.code,
    organizationName: user.organization.name,
    organizationNameEn: user.organization.nameEn,
    parentOrganizationId: user.organization.parentId as Actor['parentOrganizationId'],
    locale: user.locale === 'en' ? 'en' : 'ja',
    sessionId: '' as SessionId,
    requestId: handOverTask,
  };
  return canKeepUsers(actor) && administers(actor, organization) ? actor : null;
}

/** Accounts that an applied hand-over added and whose people have never logged in: they wait for a password. */
export async function listWaiting(db: Db, { state, organization, text }: PreparedHandover) {
  const read = readHandover(text);
  if (state !== 'applied' || !read.ok) return [];
  const added = read.value.flatMap((line) => ('kind' in line && line.kind === 'add' ? [line.loginId] : []));
  return db.user.findMany({
    where: {
      ...{ organizationId: organization.id, loginId: { in: added }, disabledAt: null },
      ...{ lastLoginAt: null, mustChangePassword: true },
    },
    select: { id: true, loginId: true, name: true, roles: true },
    orderBy: { loginId: 'asc' },
  });
}
