import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export const nearContactShape = z.object({
  id: z.string(),
  organizationCode: z.string(),
  organizationName: z.string(),
  department: z.string(),
  phone: z.string(),
  opens: z.string(),
  closes: z.string(),
});
export type NearContact = z.infer<typeof nearContactShape>;

/** The first ordinary contact of the organizations one asks: one's prefecture and the center. */
export function listNearContacts(db: Ask, actor: Actor): Promise<NearContact[]> {
  return askRows(db, nearContactShape)`
    SELECT c.id, o.code AS "organizationCode", ${nameFor(actor, Prisma.sql`o`)} AS "organizationName",
      c.department, c.phone, c.opens, c.closes
    FROM contacts c JOIN organizations o ON o.id = c.organization_id
    WHERE c.organization_id = ANY (ARRAY(SELECT asked.id FROM organizations asked WHERE asked.id <> ${actor.organizationId}::uuid
        AND (asked.id = ${actor.parentOrganizationId}::uuid OR (asked.parent_id IS NULL AND asked.kind = 'center'))))
      AND c.kind = 'ordinary' AND c.priority = 1
    ORDER BY o.id LIMIT 4`;
}
