import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import type { Target } from '../nets/schema';

/** Ids of the nodes `n` that a target names, of those that the net's owner is in charge of (S0 §3: the center of all). */
export const targetNodes = (
  ownerId: OrganizationId,
  { kinds, prefecture, organization, node }: Target,
): Prisma.Sql => Prisma.sql`
  SELECT n.id FROM nodes n JOIN organizations o ON o.id = n.organization_id, organizations w
   WHERE w.id = ${ownerId}::uuid AND n.kind::text = ANY (${[...kinds]}::text[])
     AND (n.valid_from IS NULL OR n.valid_from <= (now() AT TIME ZONE 'Asia/Tokyo')::date)
     AND (n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date)
     AND (w.kind = 'center' OR n.organization_id = w.id OR o.parent_id = w.id)
     AND (${prefecture} = '' OR o.code = ${prefecture}
       OR o.parent_id IN (SELECT p.id FROM organizations p WHERE p.code = ${prefecture} AND p.kind = 'prefecture'))
     AND (${organization} = '' OR o.code = ${organization}) AND (${node} = '' OR n.code = ${node})`;

const countShape = z.object({ count: z.number() });

/** How many nodes these targets name together, as far as the asker sees them. */
export async function countTargets(db: Ask, ownerId: OrganizationId, targets: readonly Target[]): Promise<number> {
  const all = Prisma.join(
    targets.map((target) => targetNodes(ownerId, target)),
    ' UNION ',
  );
  const [row] = await askRows(db, countShape)`SELECT count(*)::int AS count FROM (${all}) t`;
  return row?.count ?? 0;
}
