import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface NearContact {
  readonly id: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly department: string;
  readonly phone: string;
  readonly opens: string;
  readonly closes: string;
}

/** The first ordinary contact of the organizations one asks: one's prefecture and the center. */
export function listNearContacts(db: Ask, actor: Actor): Promise<NearContact[]> {
  return db.$queryRaw<NearContact[]>`
    SELECT c.id, o.code AS "organizationCode", ${nameFor(actor, Prisma.sql`o`)} AS "organizationName",
      c.department, c.phone, c.opens, c.closes
    FROM contacts c JOIN organizations o ON o.id = c.organization_id
    WHERE c.organization_id = ANY (ARRAY(SELECT asked.id FROM organizations asked WHERE asked.id <> ${actor.organizationId}::uuid
        AND (asked.id = ${actor.parentOrganizationId}::uuid OR (asked.parent_id IS NULL AND asked.kind = 'center'))))
      AND c.kind = 'ordinary' AND c.priority = 1
    ORDER BY o.id LIMIT 4`;
}
