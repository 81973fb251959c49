import 'server-only';
import type { Actor, Role } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { canReceive } from '../policy';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** Out of office until the end of this business date; null = is there. */
  readonly awayUntil: string | null;
}

export interface DeskColleague extends Colleague {
  /** Since when this person is on duty; null = is not. */
  readonly since: Date | null;
}

/** Until when the user `u` is out of office, as SQL. */
export const awayUntil = () =>
  Prisma.sql`(SELECT m.away_until::text FROM desk_members m WHERE m.user_id = u.id AND m.away_until >= ${dateInJapan(now())}::date)`;

/** Who works at the actor's desk, those on duty first. */
export async function listDuty(db: Ask, actor: Actor): Promise<DeskColleague[]> {
  const rows = await db.$queryRaw<(DeskColleague & { roles: readonly Role[] })[]>`
    SELECT u.id, u.name, d.since, ${awayUntil()} AS "awayUntil",
      ARRAY(SELECT r.role::text FROM user_roles r WHERE r.user_id = u.id) AS roles
    FROM users u LEFT JOIN desk_duties d ON d.user_id = u.id
    WHERE u.organization_id = ${actor.organizationId}::uuid AND u.disabled_at IS NULL
    ORDER BY d.since, u.kana, u.id`;
  return rows.filter(({ roles }) => canReceive(actor.organizationKind, roles));
}
