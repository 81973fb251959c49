import 'server-only';
import type { OrganizationKind } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface Caller {
  readonly code: string;
  readonly name: string;
  readonly parentName: string | null;
}

/** Who called; null = no such code, or a body that has ended, to which nobody could bring the answer. */
export async function findCaller(
  db: Ask,
  code: string,
): Promise<{ readonly id: string; readonly kind: OrganizationKind } | null> {
  const [row] = await db.$queryRaw<{ id: string; kind: OrganizationKind }[]>`
    SELECT id, kind::text FROM organizations WHERE code = ${code} AND kind <> 'operator' AND valid_to IS NULL`;
  return row ?? null;
}

/** Up to twenty organizations that may call, whose code begins with `typed` or whose name or kana contains it. */
export function searchCallers(db: Ask, reader: Reader, typed: string): Promise<Caller[]> {
  // The English name, for those who read it; it has Latin letters only, so this form of it is enough.
  const [named, first] =
    reader.locale === 'en'
      ? [Prisma.sql`OR strpos(lower(o.name_en), q) > 0`, Prisma.sql`lower(o.name_en)`]
      : [Prisma.empty, Prisma.sql`o.name`];
  return db.$queryRaw<Caller[]>`
    SELECT o.code, ${nameFor(reader, Prisma.sql`o`)} AS name, ${nameFor(reader, Prisma.sql`p`)} AS "parentName"
    FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id, renkei.search_form(${typed}) q
    WHERE o.kind NOT IN ('center', 'operator') AND o.valid_to IS NULL AND (starts_with(o.code, q) ${named}
      OR strpos(renkei.search_form(o.name), q) > 0 OR strpos(renkei.search_form(o.kana), q) > 0)
    ORDER BY starts_with(${first}, q) DESC, o.code LIMIT 20`;
}
