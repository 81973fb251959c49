import 'server-only';
import { z } from 'zod';
import { type Actor, roles } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { canReceive } from '../policy';

export const colleagueShape = z.object({
  id: z.string(),
  name: z.string(),
  /** Out of office until the end of this business date; null = is there. */
  awayUntil: z.string().nullable(),
});
export type Colleague = z.infer<typeof colleagueShape>;

export const deskColleagueShape = colleagueShape.extend({
  /** Since when this person is on duty; null = is not. */
  since: z.date().nullable(),
});
export type DeskColleague = z.infer<typeof deskColleagueShape>;

/** Until when the user `u` is out of office, as SQL. */
export const awayUntil = () =>
  Prisma.sql`(SELECT m.away_until::text FROM desk_members m WHERE m.user_id = u.id AND m.away_until >= ${dateInJapan(now())}::date)`;

const listDutyShape = deskColleagueShape.extend({ roles: z.array(z.enum(roles)).readonly() });

/** Who works at the actor's desk, those on duty first. */
export async function listDuty(db: Ask, actor: Actor): Promise<DeskColleague[]> {
  const rows = await askRows(db, listDutyShape)`
    SELECT u.id, u.name, d.since, ${awayUntil()} AS "awayUntil",
      ARRAY(SELECT r.role::text FROM user_roles r WHERE r.user_id = u.id) AS roles
    FROM users u LEFT JOIN desk_duties d ON d.user_id = u.id
    WHERE u.organization_id = ${actor.organizationId}::uuid AND u.disabled_at IS NULL
    ORDER BY d.since, u.kana, u.id`;
  return rows.filter(({ roles }) => canReceive(actor.organizationKind, roles));
}
