import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface SystemRow {
  readonly id: string;
  readonly code: string;
  /** In the reader's language. */
  readonly label: string;
  readonly name: string;
  readonly nameEn: string;
  readonly organizationName: string;
  readonly note: string;
  /** Business date; null = in use. */
  readonly validTo: string | null;
  /** Nodes of it that the reader sees. */
  readonly nodes: number;
  readonly version: number;
}

/** The catalogue of systems (domain.md §2), watched or not; those in use first. */
export const listSystems = (db: Ask, reader: Reader): Promise<SystemRow[]> => db.$queryRaw<SystemRow[]>`
  SELECT s.id, s.code, ${nameFor(reader, Prisma.sql`s`)} AS label, s.name, s.name_en AS "nameEn",
    ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", s.note, s.valid_to::text AS "validTo",
    (SELECT count(*)::int FROM nodes n WHERE n.system_id = s.id AND n.valid_to IS NULL) AS nodes, s.version
  FROM network_systems s JOIN organizations o ON o.id = s.organization_id ORDER BY s.valid_to NULLS FIRST, s.code LIMIT 300`;
