import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import { alarmSummaries } from '../../alarms/queries';
import { listLineChecks } from '../../checks/queries';
import { alarmSummaryShape, checkSummaryShape, lineSummaryShape } from '../../types';

export const lineDetailShape = lineSummaryShape.extend({
  organizationId,
  /** The owner's prefecture, where it is a municipality's. */
  parentId: organizationId.nullable(),
  /** As they are kept, whatever the reader's language. */
  nameJa: z.string(),
  nameEn: z.string(),
  upperPlace: z.string(),
  lowerPlace: z.string(),
  upperLineCode: z.string().nullable(),
  /** Business dates. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  version: z.number(),
  checks: z.array(checkSummaryShape).readonly(),
  alarms: z.array(alarmSummaryShape).readonly(),
});
export type LineDetail = z.infer<typeof lineDetailShape>;

const readLineShape = lineDetailShape.omit({ checks: true, alarms: true });

/** A line with what is watched of it and its last alarms; null = the reader sees no such line. */
export async function readLine(db: Ask, reader: Reader, code: string): Promise<LineDetail | null> {
  const [row] = await askRows(db, readLineShape)`
    SELECT l.id, l.code, l.kind, ${nameFor(reader, Prisma.sql`l`)} AS name, l.name AS "nameJa", l.name_en AS "nameEn", o.id AS "organizationId",
      o.parent_id AS "parentId", o.code AS "organizationCode", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", l.state,
      l.state_since AS "stateSince", l.cause, l.provider, l.capacity_mbps AS "capacityMbps", l.version,
      l.valid_from::text AS "validFrom", l.valid_to::text AS "validTo", coalesce(${nameFor(reader, Prisma.sql`u`)}, '') AS "upperPlace", coalesce(${nameFor(reader, Prisma.sql`d`)}, '') AS "lowerPlace",
      p.code AS "upperLineCode"
    FROM lines l JOIN organizations o ON o.id = l.organization_id LEFT JOIN places u ON u.id = l.upper_place_id
      LEFT JOIN places d ON d.id = l.lower_place_id LEFT JOIN lines p ON p.id = l.parent_id
    WHERE l.code = ${code}`;
  if (!row) return null;
  const checks = await listLineChecks(db, row.id);
  const alarms = await alarmSummaries(db, reader, Prisma.sql`a.line_id = ${row.id}::uuid`, 20);
  return { ...row, checks, alarms };
}
