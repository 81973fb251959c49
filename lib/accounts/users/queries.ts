import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { saysWords } from '@/lib/access/search/matching';
import { directions } from '@/lib/core/database/order';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { userId } from '@/lib/core/id-shapes';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import { everyOrganization, userPageSize } from './constants';
import { rolesOfKind } from './rules';
import type { UserFilter } from './schema';
import {
  type FactorCount,
  type ListedUser,
  listedUserShape,
  type UserDetail,
  type UserOrganization,
  type UserSummary,
  userOrganizationShape,
  userSummaryShape,
} from './types';

const states: Readonly<Record<UserFilter['state'], Prisma.Sql>> = {
  active: Prisma.sql`u.disabled_at IS NULL`,
  disabled: Prisma.sql`u.disabled_at IS NOT NULL`,
  all: Prisma.sql`true`,
};

function conditions(actor: Actor, filter: UserFilter): Prisma.Sql {
  const { q, organization, role, state } = filter;
  const ownOnly = organization === '' || organization === actor.organizationCode;
  return Prisma.join(
    [
      states[state],
      ...(ownOnly ? [Prisma.sql`u.organization_id = ${actor.organizationId}::uuid`] : []),
      ...(!ownOnly && organization !== everyOrganization ? [Prisma.sql`o.code = ${organization}`] : []),
      ...(role
        ? [Prisma.sql`EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role = ${role}::role)`]
        : []),
      saysWords(Prisma.sql`concat_ws(E'\n', u.name, u.kana, u.login_id, u.email)`, q),
    ],
    ' AND ',
  );
}

const columns = { kana: Prisma.sql`u.kana`, loginId: Prisma.sql`u.login_id`, lastLoginAt: Prisma.sql`u.last_login_at` };

const summary = Prisma.sql`u.id::text, u.login_id AS "loginId", u.name, u.kana, u.email, u.phone, u.version,
  ARRAY(SELECT r.role::text FROM user_roles r WHERE r.user_id = u.id) AS roles, o.kind::text AS kind, u.disabled_at AS "disabledAt", u.last_login_at AS "lastLoginAt"`;

const kindedShape = userSummaryShape.extend({ kind: userOrganizationShape.shape.kind });
type Kinded = z.infer<typeof kindedShape>;

function withRoles<Row extends Kinded>({ kind, ...row }: Row): Omit<Row, 'kind'> {
  return { ...row, roles: rolesOfKind[kind].filter((role) => row.roles.includes(role)) };
}

const listUsersShape = kindedShape.extend(listedUserShape.shape).extend({ total: z.number() });

/** Users that the actor's organization administers, within the filter. */
export async function listUsers(
  db: Ask,
  actor: Actor,
  filter: UserFilter,
  pageSize = userPageSize,
): Promise<{ rows: ListedUser[]; total: number }> {
  const order = Prisma.sql`${columns[filter.sort]} ${directions[filter.dir]} NULLS LAST, u.login_id`;
  const rows = await askRows(db, listUsersShape)`
    SELECT ${summary}, o.code AS "organizationCode", ${nameFor(actor, Prisma.sql`o`)} AS "organizationName",
           (count(*) OVER ())::int AS total
      FROM users u JOIN organizations o ON o.id = u.organization_id
     WHERE ${conditions(actor, filter)}
     ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(filter.page - 1) * pageSize}`;
  return { rows: rows.map(({ total: _, ...row }) => withRoles(row)), total: rows[0]?.total ?? 0 };
}

/** The users with these ids or log-in IDs that the actor's organization administers. */
export async function findUsers(
  db: Ask,
  organizationId: OrganizationId,
  by: { ids: readonly string[] } | { loginIds: readonly string[] },
): Promise<UserSummary[]> {
  const chosen =
    'ids' in by ? Prisma.sql`u.id = ANY (${[...by.ids]}::uuid[])` : Prisma.sql`u.login_id = ANY (${[...by.loginIds]})`;
  const rows = await askRows(db, kindedShape)`
    SELECT ${summary} FROM users u JOIN organizations o ON o.id = u.organization_id
     WHERE u.organization_id = ${organizationId}::uuid AND ${chosen} ORDER BY u.login_id`;
  return rows.map(withRoles);
}

const countFactorsShape = z.object({ id: userId, totp: z.boolean(), passkeys: z.number() });

/** Second factors by user. */
export async function countFactors(db: Ask, ids: readonly UserId[]): Promise<Map<UserId, FactorCount>> {
  const rows = await askRows(db, countFactorsShape)`
    SELECT user_id::text AS id, totp, passkeys FROM renkei.count_factors(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, totp, passkeys }) => [id, { totp, passkeys }]));
}

const organizationSelection = { id: true, code: true, name: true, nameEn: true, kind: true, parentId: true } as const;

/** The organizations whose users the actor may look after: the own one, and a prefecture's municipalities that exist. */
export function listAdministered(db: Ask, actor: Actor): Promise<UserOrganization[]> {
  const own = Prisma.sql`o.id = ${actor.organizationId}::uuid`;
  const municipalities = Prisma.sql`(o.parent_id = ${actor.organizationId}::uuid AND o.valid_to IS NULL)`;
  return askRows(db, userOrganizationShape)`
    SELECT o.id::text, o.code, o.name, o.name_en AS "nameEn", o.kind::text AS kind, o.parent_id::text AS "parentId" FROM organizations o
     WHERE ${actor.organizationKind === 'prefecture' ? Prisma.sql`${own} OR ${municipalities}` : own} ORDER BY o.code`;
}

/** An organization that exists: nobody could log in to an ended one, so it gets no users. */
export async function findOrganization(
  db: Db,
  by: { id: OrganizationId } | { code: string },
): Promise<UserOrganization | null> {
  const found = await db.organization.findFirst({ where: { ...by, validTo: null }, select: organizationSelection });
  return found && userOrganizationShape.parse(found);
}

export async function getUser(db: Db, id: UserId): Promise<UserDetail | null> {
  const user = await db.user.findUnique({
    where: { id },
    include: { roles: true, organization: { select: organizationSelection } },
  });
  if (!user) return null;
  const { organization } = user;
  const held = user.roles.map(({ role }) => role);
  const factors = (await countFactors(db, [id])).get(id) ?? { totp: false, passkeys: 0 };
  return {
    ...user,
    id,
    organization: userOrganizationShape.parse(organization),
    roles: rolesOfKind[organization.kind].filter((role) => held.includes(role)),
    factors,
  };
}
