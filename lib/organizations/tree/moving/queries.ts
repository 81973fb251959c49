import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

/** What a merger or an end takes along of a body. */
export const movingShape = z.object({ users: z.number(), openTickets: z.number(), contacts: z.number() });
export type Moving = z.infer<typeof movingShape>;

const countMovingShape = movingShape.extend({ id: z.string() });

/**
 * By id; of none that has nothing. For who may plan changes: numbers of rows that the center does not see, and nothing of what is in them.
 */
export async function countMoving(ids: readonly string[]): Promise<ReadonlyMap<string, Moving>> {
  const asked = Prisma.sql`${[...ids]}::uuid[]`;
  const rows = await withSystem(
    'organizations.count_moving',
    (db) => askRows(db, countMovingShape)`
      SELECT o.id::text,
        (SELECT count(*)::int FROM users u WHERE u.organization_id = o.id AND u.disabled_at IS NULL) AS users,
        (SELECT count(*)::int FROM tickets t WHERE t.asker_organization_id = o.id AND t.closed_at IS NULL) AS "openTickets",
        (SELECT count(*)::int FROM contacts c WHERE c.organization_id = o.id) AS contacts
      FROM organizations o WHERE o.id = ANY (${asked})`,
  );
  return new Map(rows.map(({ id, ...moving }) => [id, moving]));
}
