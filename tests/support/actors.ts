import type { Actor, OrganizationKind, Role } from '@/lib/access/actor';
import { newId, type OrganizationId, type UserId } from '@/lib/core/ids';
import { owner } from './database';

interface Wanted {
  kind?: OrganizationKind;
  roles?: readonly Role[];
  /** Put the user into this actor's organization. */
  colleagueOf?: Actor;
  /** The prefecture above a municipality. */
  parent?: Actor;
  email?: string | null;
  locale?: 'ja' | 'en';
}

let made = 0;

/** An organization with one user who holds the roles, both really in the database, and that user as an actor. */
export async function createActor(wanted: Wanted = {}): Promise<Actor> {
  const number = ++made;
  const organization = wanted.colleagueOf ?? (await createOrganization(wanted, number));
  const roles = wanted.roles ?? (['system_administrator'] as const);
  const userId = newId<UserId>();
  const loginId = `user-${number}-${process.pid}`;
  const userName = `利用者${number}`;
  const email = wanted.email === undefined ? `${loginId}@town.example` : wanted.email;
  await owner().query(
    `INSERT INTO users (id, organization_id, login_id, name, kana, email, locale) VALUES ($1, $2, $3, $4, 'りようしゃ', $5, $6)`,
    [userId, organization.organizationId, loginId, userName, email, wanted.locale ?? 'ja'],
  );
  for (const role of roles) await owner().query('INSERT INTO user_roles VALUES ($1, $2)', [userId, role]);
  return {
    ...organization,
    userId,
    userName,
    loginId,
    roles,
    locale: wanted.locale ?? 'ja',
    sessionId: newId(),
    requestId: `request-${number}`,
  };
}

type OrganizationPart = Pick<
  Actor,
  | 'organizationId'
  | 'organizationKind'
  | 'organizationCode'
  | 'organizationName'
  | 'organizationNameEn'
  | 'parentOrganizationId'
>;

async function createOrganization({ kind = 'prefecture', parent }: Wanted, number: number): Promise<OrganizationPart> {
  const organizationId = newId<OrganizationId>();
  const organizationCode = `T${process.pid}-${number}`;
  const organizationName = `団体${number}`;
  const organizationNameEn = `Body ${number}`;
  const parentId = kind === 'municipality' ? (parent ?? (await createActor())).organizationId : null;
  await owner().query(
    `INSERT INTO organizations (id, kind, code, name, kana, name_en, parent_id, path) VALUES ($1, $2, $3, $4, 'だんたい', $5, $6, $7)`,
    [
      organizationId,
      kind,
      organizationCode,
      organizationName,
      organizationNameEn,
      parentId,
      `${parentId ? `${parentId}/` : ''}${organizationId}`,
    ],
  );
  const names = { organizationCode, organizationName, organizationNameEn };
  return { organizationId, organizationKind: kind, ...names, parentOrganizationId: parentId };
}
