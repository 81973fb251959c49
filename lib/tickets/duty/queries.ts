import 'server-only';
import type { Actor, Role } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';
import { canReceive } from '../policy';

export interface DeskColleague {
  readonly id: string;
  readonly name: string;
  /** Since when this person is on duty; null = is not. */
  readonly since: Date | null;
}

/** Who works at the actor's desk, those on duty first. */
export async function listDuty(db: Ask, actor: Actor): Promise<DeskColleague[]> {
  const rows = await db.$queryRaw<(DeskColleague & { roles: readonly Role[] })[]>`
    SELECT u.id, u.name, d.since, ARRAY(SELECT r.role::text FROM user_roles r WHERE r.user_id = u.id) AS roles
    FROM users u LEFT JOIN desk_duties d ON d.user_id = u.id
    WHERE u.organization_id = ${actor.organizationId}::uuid AND u.disabled_at IS NULL
    ORDER BY d.since, u.kana, u.id`;
  return rows.filter(({ roles }) => canReceive(actor.organizationKind, roles));
}
