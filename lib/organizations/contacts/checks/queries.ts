import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';

export const contactCheckRowShape = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  prefectureName: z.string().nullable(),
  /** Business date; null = never. */
  checkedOn: z.string().nullable(),
  userName: z.string().nullable(),
});
export type ContactCheckRow = z.infer<typeof contactCheckRowShape>;

const checkedOnShape = z.object({ checkedOn: z.string() });

/** When the organization last looked through its windows; null = never. */
export async function findContactCheck(db: Ask, organizationId: OrganizationId): Promise<string | null> {
  const [row] = await askRows(db, checkedOnShape)`
    SELECT checked_on::text AS "checkedOn" FROM contact_checks WHERE organization_id = ${organizationId}::uuid`;
  return row?.checkedOn ?? null;
}

const listUncheckedShape = contactCheckRowShape.extend({ total: z.number() });

/** Those that have not done it since `period`, as far as the actor chases them: a prefecture its towns, center and operator all. */
export async function listUnchecked(
  db: Ask,
  actor: Actor,
  period: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ rows: ContactCheckRow[]; total: number }> {
  const whose =
    actor.organizationKind === 'prefecture'
      ? Prisma.sql`o.parent_id = ${actor.organizationId}::uuid`
      : Prisma.sql`o.kind <> 'vendor'`;
  const rows = await askRows(db, listUncheckedShape)`
    SELECT o.id::text, o.code, ${nameFor(actor, Prisma.sql`o`)} AS name, ${nameFor(actor, Prisma.sql`p`)} AS "prefectureName",
      k.checked_on::text AS "checkedOn", k.user_name AS "userName", (count(*) OVER ())::int AS total
    FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id LEFT JOIN contact_checks k ON k.organization_id = o.id
    WHERE o.valid_to IS NULL AND ${whose} AND (k.checked_on IS NULL OR k.checked_on < ${period}::date)
    ORDER BY o.code LIMIT ${size} OFFSET ${(page - 1) * size}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
