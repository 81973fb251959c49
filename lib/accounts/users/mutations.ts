import 'server-only';
import type { z } from 'zod';
import { type Actor, administrators, type Role } from '@/lib/access/actor';
import type { UserDisabled } from '@/lib/access/domain-server';
import { deriveIssuedPassword, hashIssuedPassword } from '@/lib/access/login/passwords';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId, type OrganizationId, type UserId } from '@/lib/core/ids';
import { actingFor, administers } from './policy';
import { findOrganization, getUser } from './queries';
import { isAdministrator, judgeRoles, mayTouch, sameRoles } from './rules';
import type { changeUserSchema, createUserSchema, personSchema, userRefSchema } from './schema';
import type { UserDetail } from './types';

type UserRef = z.output<typeof userRefSchema>;
/** The same, read-only: what a hand-over's plan holds. */
type Person = Readonly<Omit<z.output<typeof personSchema>, 'roles'>> & { readonly roles: readonly Role[] };

/** Changes of one organization's users queue: two administrators who disable each other at once must not both succeed. */
export async function lockUsers(db: Db, organizationId: OrganizationId): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`users ${organizationId}`}, 0))::text`;
}

/** False when the organization had an administrator who can log in and now has none. `before`: was the changed one such? */
export async function keepsAdministrator(db: Db, organizationId: OrganizationId, before: boolean): Promise<boolean> {
  if (!before) return true;
  const left = await db.user.count({
    where: { organizationId, disabledAt: null, roles: { some: { role: { in: [...administrators] } } } },
  });
  return left > 0;
}

export const audit = (
  db: Db,
  actor: Actor,
  event: `${string}.${string}`,
  user: { readonly id: UserId; readonly organizationId: OrganizationId },
  states: { readonly before?: Record<string, unknown>; readonly after?: Record<string, unknown> } = {},
): Promise<void> => {
  const acting = actingFor(actor, user.organizationId);
  return recordAudit(db, actor, {
    event,
    targetType: 'user',
    targetId: user.id,
    organizationIds: [user.organizationId],
    ...(acting === undefined ? {} : { actingForOrganizationId: acting }),
    ...states,
  });
};

export interface NewUser {
  readonly loginId: string;
  readonly person: Person;
}

/** New accounts with their issued passwords, in two statements however many there are; null = a log-in ID is taken. */
export async function insertUsers(
  db: Db,
  organizationId: OrganizationId,
  users: readonly NewUser[],
  key: string | null,
): Promise<readonly UserId[] | null> {
  const at = now();
  const rows = await Promise.all(
    users.map(async ({ loginId, person: { roles: _, ...person } }) => {
      const passwordHash = key === null ? null : await hashIssuedPassword(deriveIssuedPassword(key, loginId));
      const issued = { passwordHash, mustChangePassword: true, passwordSetAt: passwordHash && at, createdAt: at };
      return { id: newId<UserId>(), loginId, organizationId, ...person, ...issued };
    }),
  );
  const { count } = await db.user.createMany({ data: rows, skipDuplicates: true });
  if (count < rows.length) return null;
  const ids = rows.map(({ id }) => id);
  const held = users.flatMap(({ person }, index) =>
    person.roles.map((role) => ({ userId: ids[index] as UserId, role })),
  );
  await db.userRole.createMany({ data: held });
  return ids;
}

export async function createUser(
  db: Db,
  actor: Actor,
  { loginId, organizationId, ...person }: z.output<typeof createUserSchema>,
  key: string,
): Promise<Result<{ id: UserId; loginId: string }>> {
  const organization = await findOrganization(db, { id: organizationId });
  if (!organization || !administers(actor, organization)) return failure('notFound');
  const { kind } = organization;
  const refusal = judgeRoles({ keeper: actor.roles, kind, before: [], after: person.roles, own: false });
  if (refusal) return failure(refusal, 'roles');
  const [id] = (await insertUsers(db, organizationId, [{ loginId, person }], key)) ?? [];
  if (id === undefined) return failure('accounts.loginIdTaken', 'loginId');
  await audit(db, actor, 'user.created', { id, organizationId }, { after: { loginId, ...person } });
  return success({ id, loginId });
}

/** The user, if the actor's organization administers them; everything that changes users begins here. */
async function takeUser(db: Db, actor: Actor, id: UserId): Promise<UserDetail | null> {
  const seen = await getUser(db, id);
  if (!seen || !administers(actor, seen.organization)) return null;
  await lockUsers(db, seen.organization.id);
  return getUser(db, id);
}

const isActiveAdministrator = (user: UserDetail): boolean => user.disabledAt === null && isAdministrator(user.roles);

export async function changeUser(
  db: Db,
  actor: Actor,
  { id, version, roles, ...person }: z.output<typeof changeUserSchema>,
): Promise<Result<UserId>> {
  const user = await takeUser(db, actor, id);
  if (!user) return failure('notFound');
  const own = id === actor.userId;
  if (!own && !mayTouch(actor.roles, user.roles)) return failure('accounts.higherRole');
  const after = roles ?? user.roles;
  const { id: organizationId, kind } = user.organization;
  const refusal = judgeRoles({ keeper: actor.roles, kind, before: user.roles, after, own });
  if (refusal) return failure(refusal, 'roles');
  if (!(await setPerson(db, id, version, person))) return failure('conflict');
  await replaceRoles(db, id, user.roles, after);
  if (!(await keepsAdministrator(db, organizationId, isActiveAdministrator(user))))
    return failure('accounts.lastAdministrator');
  const { name, kana, email, phone } = user;
  const states = { before: { name, kana, email, phone, roles: user.roles }, after: { ...person, roles: after } };
  await audit(db, actor, 'user.changed', { id, organizationId }, states);
  return success(id);
}

export async function setPerson(
  db: Db,
  id: UserId,
  version: number,
  person: Omit<z.output<typeof personSchema>, 'roles'>,
): Promise<boolean> {
  const { count } = await db.user.updateMany({
    where: { id, version },
    data: { ...person, version: { increment: 1 } },
  });
  return count === 1;
}

export async function replaceRoles(
  db: Db,
  userId: UserId,
  before: readonly Role[],
  after: readonly Role[],
): Promise<void> {
  if (sameRoles(before, after)) return;
  await db.userRole.deleteMany({ where: { userId, role: { notIn: [...after] } } });
  await db.userRole.createMany({ data: after.map((role) => ({ userId, role })), skipDuplicates: true });
}

/** Why the account may not be touched; null = it may. */
function refuseTouch(actor: Actor, user: UserDetail): Result<never> | null {
  if (user.id === actor.userId) return failure('accounts.ownAccount');
  return mayTouch(actor.roles, user.roles) ? null : failure('accounts.higherRole');
}

export async function disableUser(
  db: Db,
  actor: Actor,
  { id, version }: UserRef,
  reactions: readonly UserDisabled[],
): Promise<Result<UserId>> {
  const user = await takeUser(db, actor, id);
  if (!user) return failure('notFound');
  const refusal = refuseTouch(actor, user);
  if (refusal) return refusal;
  const { count } = await db.user.updateMany({
    where: { id, version, disabledAt: null },
    data: { disabledAt: now(), version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  const organizationId = user.organization.id;
  if (!(await keepsAdministrator(db, organizationId, isActiveAdministrator(user))))
    return failure('accounts.lastAdministrator');
  await endWork(db, id, reactions);
  await audit(db, actor, 'user.disabled', { id, organizationId });
  return success(id);
}

/** Who is disabled is logged out; what else that means, other domains know. */
export async function endWork(db: Db, id: UserId, reactions: readonly UserDisabled[]): Promise<void> {
  await endSessions(db, id, 'disabled');
  for (const react of reactions) await react(db, id);
}

export async function endSessions(db: Db, id: UserId, reason: string): Promise<void> {
  await db.$executeRaw`SELECT renkei.end_sessions(${id}::uuid, ${reason}, ${now()}) AS ended`;
}

export async function enableUser(db: Db, actor: Actor, { id, version }: UserRef): Promise<Result<UserId>> {
  const user = await takeUser(db, actor, id);
  if (!user) return failure('notFound');
  const refusal = refuseTouch(actor, user);
  if (refusal) return refusal;
  const { count } = await db.user.updateMany({
    where: { id, version, disabledAt: { not: null } },
    data: { disabledAt: null, version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  await audit(db, actor, 'user.enabled', { id, organizationId: user.organization.id });
  return success(id);
}

/** A password for one log-in; the account's sessions end, because whoever asked for it may not be the only one inside. */
export async function resetPassword(
  db: Db,
  actor: Actor,
  id: UserId,
  key: string,
): Promise<Result<{ id: UserId; loginId: string }>> {
  const user = await takeUser(db, actor, id);
  if (!user) return failure('notFound');
  const refusal = refuseTouch(actor, user);
  if (refusal) return refusal;
  const passwordHash = await hashIssuedPassword(deriveIssuedPassword(key, user.loginId));
  await db.user.updateMany({
    where: { id },
    data: { passwordHash, mustChangePassword: true, passwordSetAt: now() },
  });
  await endSessions(db, id, 'password_reset');
  await audit(db, actor, 'password.reset', { id, organizationId: user.organization.id });
  return success({ id, loginId: user.loginId });
}

/** Takes authenticator app, passkeys, recovery codes and the provider's link away, for somebody who lost them. */
export async function resetFactors(db: Db, actor: Actor, id: UserId): Promise<Result<UserId>> {
  const user = await takeUser(db, actor, id);
  if (!user) return failure('notFound');
  const refusal = refuseTouch(actor, user);
  if (refusal) return refusal;
  await db.$executeRaw`SELECT renkei.reset_factors(${id}::uuid) AS removed`;
  await endSessions(db, id, 'factors_reset');
  await audit(
    db,
    actor,
    'factors.reset',
    { id, organizationId: user.organization.id },
    { before: { ...user.factors } },
  );
  return success(id);
}
