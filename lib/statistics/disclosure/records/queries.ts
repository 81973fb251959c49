import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { pageSize } from '../constants';
import type { RecordFilter } from '../schema';
import { type RecordRow, recordRowShape } from '../types';

type Reader = Pick<Actor, 'locale' | 'organizationId'>;

const unset = Prisma.sql`coalesce(n.supported, false) AND r.code = ''`;
const tables = ({
  organizationId,
}: Reader) => Prisma.sql`disclosure_records r JOIN organizations a ON a.id = r.requester_id
  JOIN organizations p ON p.id = r.provider_id LEFT JOIN organizations s ON s.id = r.code_set_by_id
  LEFT JOIN disclosure_notes n ON n.record_id = r.id AND n.organization_id = ${organizationId}::uuid`;

const columns = (reader: Reader) => Prisma.sql`r.id::text, r.reference, r.business, r.provided_on::text AS "providedOn",
  ${nameFor(reader, Prisma.sql`a`)} AS "requesterName", ${nameFor(reader, Prisma.sql`p`)} AS "providerName", r.code,
  r.code_set_by_id::text AS "codeSetById", coalesce(${nameFor(reader, Prisma.sql`s`)}, '') AS "codeSetByName",
  coalesce(n.supported, false) AS supported, coalesce(n.code_reason, '') AS "ownReason", r.version`;

const conditions = ({ organizationId }: Reader, { show }: RecordFilter): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`${organizationId}::uuid IN (r.requester_id, r.provider_id, r.operator_id)`,
      ...(show === 'unset' ? [unset] : show === 'coded' ? [Prisma.sql`r.code <> ''`] : []),
    ],
    ' AND ',
  );

const totalShape = z.object({ total: z.number() });

/** The records whose message passed the reader's organization, newest first, and how many there are. */
export async function listRecords(
  db: Ask,
  reader: Reader,
  filter: RecordFilter,
  limit = pageSize,
): Promise<{ rows: RecordRow[]; total: number }> {
  const where = conditions(reader, filter);
  const rows = await askRows(db, recordRowShape)`SELECT ${columns(reader)} FROM ${tables(reader)} WHERE ${where}
    ORDER BY r.provided_on DESC, r.reference LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  const [count] = await askRows(db, totalShape)`
    SELECT count(*)::int AS total FROM ${tables(reader)} WHERE ${where}`;
  return { rows, total: count?.total ?? 0 };
}

const countShape = z.object({ count: z.number() });

/** Records of people under support measures that bear no code: what the reader's organization has noted, and left out (S3). */
export async function countUnset(db: Ask, reader: Reader): Promise<number> {
  const [row] = await askRows(db, countShape)`
    SELECT count(*)::int AS count FROM disclosure_notes n JOIN disclosure_records r ON r.id = n.record_id
    WHERE n.organization_id = ${reader.organizationId}::uuid AND ${unset}`;
  return row?.count ?? 0;
}

export const lockedRecordShape = z.object({
  id: z.string(),
  reference: z.string(),
  requesterId: organizationId,
  providerId: organizationId,
  operatorId: organizationId,
  code: z.string(),
  codeSetById: organizationId.nullable(),
  version: z.number(),
});
export type LockedRecord = z.infer<typeof lockedRecordShape>;

/** null = the reader sees no such one. Not under a lock: the version is compared when it is written. */
export async function findRecord(db: Db, id: string): Promise<LockedRecord | null> {
  const [row] = await askRows(db, lockedRecordShape)`
    SELECT r.id::text, r.reference, r.requester_id::text AS "requesterId", r.provider_id::text AS "providerId",
      r.operator_id::text AS "operatorId", r.code, r.code_set_by_id::text AS "codeSetById", r.version
    FROM disclosure_records r WHERE r.id = ${id}::uuid`;
  return row ?? null;
}

const idShape = z.object({ id: z.string() });

/** The records that the reader sees with this number, and of the body with this code where it is given; two of them at most. */
export const findByReference = (db: Db, reference: string, bodyCode: string): Promise<{ id: string }[]> => askRows(
  db,
  idShape,
)`
  SELECT r.id::text FROM disclosure_records r JOIN organizations a ON a.id = r.requester_id JOIN organizations p ON p.id = r.provider_id
  WHERE r.reference = ${reference} AND (${bodyCode} = '' OR ${bodyCode} IN (a.code, p.code)) ORDER BY r.id LIMIT 2`;

const findBodiesShape = z.object({ id: organizationId, code: z.string(), kind: z.string() });

/** Bodies by their codes, and the operator of today under `operator`. */
export async function findBodies(db: Db, codes: readonly string[]): Promise<Map<string, OrganizationId>> {
  const rows = await askRows(db, findBodiesShape)`
    SELECT id::text, code, kind::text AS kind FROM organizations
    WHERE valid_to IS NULL AND (code = ANY (${[...codes]}::text[]) OR kind = 'operator') ORDER BY code DESC`;
  return new Map(
    rows.flatMap(
      ({ id, code, kind }) =>
        [[code, id], ...(kind === 'operator' ? [['operator', id]] : [])] as [string, OrganizationId][],
    ),
  );
}
