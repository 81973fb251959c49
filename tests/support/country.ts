import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '@/lib/access/actor';
import type { Call } from '@/lib/access/requests/perform';
import { newId, type UserId } from '@/lib/core/ids';
import { owner, startFrom } from './database';

/** Niigata, Nagano, the center, the operator, agencies and vendors, with their contact windows, and nobody who works there. */
export const loadCountry = (): Promise<void> =>
  startFrom('country', async (client) => (await import('./country-rows')).fillCountry(client));

let people = 0;

/** Somebody who works in the organization with this code. */
export async function personOf(code: string, roles: readonly Role[] = ['system_management']): Promise<Actor> {
  people++;
  const { rows } = await owner().query('SELECT id, kind, name, name_en, parent_id FROM organizations WHERE code = $1', [
    code,
  ]);
  const [organization] = rows;
  if (organization === undefined) throw new Error(`no organization has code ${code}`);
  const userId = newId<UserId>();
  const loginId = `person-${people}-${process.pid}`;
  await owner().query("INSERT INTO users (id, organization_id, login_id, name, kana) VALUES ($1, $2, $3, $4, 'ヒト')", [
    userId,
    organization.id,
    loginId,
    `人${people}`,
  ]);
  for (const role of roles) await owner().query('INSERT INTO user_roles VALUES ($1, $2)', [userId, role]);
  return {
    ...{
      userId,
      loginId,
      userName: `人${people}`,
      roles,
      locale: 'ja',
      sessionId: newId(),
      requestId: `request-${people}`,
    },
    organizationId: organization.id,
    organizationKind: organization.kind,
    organizationCode: code,
    organizationName: organization.name,
    organizationNameEn: organization.name_en,
    parentOrganizationId: organization.parent_id,
  };
}

export async function idOf(code: string): Promise<string> {
  const { rows } = await owner().query('SELECT id FROM organizations WHERE code = $1', [code]);
  return rows[0]?.id;
}

/** Audit entries of an event, oldest first. */
export async function auditOf(event: string): Promise<Record<string, unknown>[]> {
  const { rows } = await owner().query('SELECT * FROM audit_entries WHERE event = $1 ORDER BY id', [event]);
  return rows;
}

/** What an action gets from a form that this person sends. */
export function callOf(actor: Actor, typed: Record<string, string | readonly string[]>): Call {
  const origin = { requestId: actor.requestId, address: '192.0.2.1', userAgent: 'test' };
  return { actor, typed: typed as Call['typed'], origin, key: randomUUID() };
}
