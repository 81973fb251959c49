import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { type OrganizationDetail, organizationDetailShape } from '../types';
import { withEnds } from './rules';

/** A body as others refer to it. */
export const reference = (body: Prisma.Sql) =>
  Prisma.sql`json_build_object('id', ${body}.id, 'code', ${body}.code, 'name', ${body}.name, 'nameEn', ${body}.name_en)`;
export const related = (id: Prisma.Sql) =>
  Prisma.sql`(SELECT ${reference(Prisma.sql`b`)} FROM organizations b WHERE b.id = ${id})`;
const predecessors = Prisma.sql`(SELECT coalesce(json_agg(json_build_object(
    'id', b.id, 'code', b.code, 'name', b.name, 'nameEn', b.name_en, 'endedOn', b.valid_to) ORDER BY b.code), '[]')
  FROM organizations b WHERE b.successor_id = o.id)`;
const versions = (
  reader: Reader,
) => Prisma.sql`(SELECT coalesce(json_agg(json_build_object('sequence', v.sequence, 'code', v.code, 'name', v.name,
    'kana', v.kana, 'nameEn', v.name_en, 'parentName', ${nameFor(reader, Prisma.sql`b`)}, 'validFrom', v.valid_from, 'reason', coalesce(c.reason, ''))
    ORDER BY v.sequence), '[]')
  FROM organization_versions v LEFT JOIN organizations b ON b.id = v.parent_id LEFT JOIN organization_changes c ON c.id = v.change_id
  WHERE v.organization_id = o.id)`;

/** A body by its present code: facts, history, relations. Null = no body has it now (see `findByFormerCode`). */
export async function getOrganizationByCode(db: Ask, reader: Reader, code: string): Promise<OrganizationDetail | null> {
  const [row] = await askRows(db, organizationDetailShape)`
    SELECT o.id::text, o.kind::text AS kind, o.code, o.name, o.kana, o.name_en AS "nameEn", o.version,
      o.valid_from::text AS "validFrom", o.valid_to::text AS "endedOn",
      ${related(Prisma.sql`o.parent_id`)} AS parent, ${related(Prisma.sql`o.successor_id`)} AS successor,
      ${predecessors} AS predecessors, ${versions(reader)} AS versions,
      (SELECT count(*)::int FROM organizations b WHERE b.parent_id = o.id AND b.valid_to IS NULL) AS "childCount"
    FROM organizations o WHERE o.code = ${code}`;
  return row ? { ...row, versions: withEnds(row.versions, row.endedOn) } : null;
}

const codeShape = z.object({ code: z.string() });

/** The present code of the body that once had this one. */
export async function findByFormerCode(db: Ask, code: string): Promise<string | null> {
  const [row] = await askRows(db, codeShape)`
    SELECT o.code FROM organization_codes c JOIN organizations o ON o.id = c.organization_id WHERE c.code = ${code}`;
  return row?.code ?? null;
}

const countShape = z.object({ count: z.number() });

/** Users who can log in; the database counts only those whom the actor administers. */
export async function countUsers(db: Ask, organizationId: OrganizationId): Promise<number> {
  const [row] = await askRows(db, countShape)`
    SELECT count(*)::int AS count FROM users WHERE organization_id = ${organizationId}::uuid AND disabled_at IS NULL`;
  return row?.count ?? 0;
}
