import type { Actor } from '@/lib/access/actor';
import { withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';

/** A person of the demonstration, as they would be after logging in; null = there is none of this name. */
export function findPersona(loginId: string): Promise<Actor | null> {
  return withSystem('network.fleet', async (db) => {
    const [row] = await db.$queryRaw<Omit<Actor, 'locale' | 'sessionId' | 'requestId'>[]>`
      SELECT u.id::text AS "userId", u.name AS "userName", u.login_id AS "loginId", o.id::text AS "organizationId",
        o.kind::text AS "organizationKind", o.code AS "organizationCode", o.name AS "organizationName", o.name_en AS "organizationNameEn",
        NULL AS "parentOrganizationId", ARRAY(SELECT r.role::text FROM user_roles r WHERE r.user_id = u.id) AS roles
      FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.login_id = ${loginId}`;
    return row ? { ...row, locale: 'ja', sessionId: newId() as Actor['sessionId'], requestId: newId() } : null;
  });
}
