import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export const systemRowShape = z.object({
  id: z.string(),
  code: z.string(),
  /** In the reader's language. */
  label: z.string(),
  name: z.string(),
  nameEn: z.string(),
  organizationName: z.string(),
  note: z.string(),
  /** Business date; null = in use. */
  validTo: z.string().nullable(),
  /** Nodes of it that the reader sees. */
  nodes: z.number(),
  version: z.number(),
});
export type SystemRow = z.infer<typeof systemRowShape>;

/** The catalogue of systems (domain.md §2), watched or not; those in use first. */
export const listSystems = (db: Ask, reader: Reader): Promise<SystemRow[]> => askRows(db, systemRowShape)`
  SELECT s.id, s.code, ${nameFor(reader, Prisma.sql`s`)} AS label, s.name, s.name_en AS "nameEn",
    ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", s.note, s.valid_to::text AS "validTo",
    (SELECT count(*)::int FROM nodes n WHERE n.system_id = s.id AND n.valid_to IS NULL) AS nodes, s.version
  FROM network_systems s JOIN organizations o ON o.id = s.organization_id ORDER BY s.valid_to NULLS FIRST, s.code LIMIT 300`;
