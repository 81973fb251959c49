import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface ContactCheckRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly prefectureName: string | null;
  /** Business date; null = never. */
  readonly checkedOn: string | null;
  readonly userName: string | null;
}

/** When the organization last looked through its windows; null = never. */
export async function findContactCheck(db: Ask, organizationId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ checkedOn: string }[]>`
    SELECT checked_on::text AS "checkedOn" FROM contact_checks WHERE organization_id = ${organizationId}::uuid`;
  return row?.checkedOn ?? null;
}

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
  const rows = await db.$queryRaw<(ContactCheckRow & { total: number })[]>`
    SELECT o.id::text, o.code, ${nameFor(actor, Prisma.sql`o`)} AS name, ${nameFor(actor, Prisma.sql`p`)} AS "prefectureName",
      k.checked_on::text AS "checkedOn", k.user_name AS "userName", (count(*) OVER ())::int AS total
    FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id LEFT JOIN contact_checks k ON k.organization_id = o.id
    WHERE o.valid_to IS NULL AND ${whose} AND (k.checked_on IS NULL OR k.checked_on < ${period}::date)
    ORDER BY o.code LIMIT ${size} OFFSET ${(page - 1) * size}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
