import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';

export const closureRowShape = z.object({
  id: z.string(),
  date: z.string(),
  /** null = the nation's. */
  organizationId: organizationId.nullable(),
  organizationName: z.string().nullable(),
  name: z.string(),
});
export type ClosureRow = z.infer<typeof closureRowShape>;

/** Special closing days from a date on, of everybody; the first 300. */
export const listClosures = (db: Ask, reader: Reader, from: string): Promise<ClosureRow[]> =>
  askRows(
    db,
    closureRowShape,
  )`SELECT c.id::text, c.date::text, c.organization_id::text AS "organizationId", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", c.name
    FROM closures c LEFT JOIN organizations o ON o.id = c.organization_id WHERE c.date >= ${from}::date ORDER BY c.date, o.code NULLS FIRST LIMIT 300`;

export const onlineEndRowShape = z.object({
  validFrom: z.string(),
  onlineEnd: z.number().nullable(),
  reason: z.string(),
  version: z.number(),
});
export type OnlineEndRow = z.infer<typeof onlineEndRowShape>;

/** What a prefecture has set for its online end, newest first. */
export const listOnlineEnds = (db: Ask, organizationId: OrganizationId): Promise<OnlineEndRow[]> =>
  askRows(
    db,
    onlineEndRowShape,
  )`SELECT valid_from::text AS "validFrom", online_end AS "onlineEnd", reason, version FROM online_ends
    WHERE organization_id = ${organizationId}::uuid ORDER BY valid_from DESC LIMIT 100`;

export const hoursRowShape = z.object({
  validFrom: z.string(),
  /** Minutes of the business date, as the others. */
  onlineStart: z.number(),
  counterOpens: z.number(),
  counterCloses: z.number(),
  onlineEnd: z.number(),
  silenceMinutes: z.number(),
  withdrawalMinutes: z.number(),
  version: z.number(),
});
export type HoursRow = z.infer<typeof hoursRowShape>;

/** The nation's hours, newest first. */
export const listHours = (db: Ask): Promise<HoursRow[]> =>
  askRows(
    db,
    hoursRowShape,
  )`SELECT valid_from::text AS "validFrom", online_start AS "onlineStart", counter_opens AS "counterOpens",
      counter_closes AS "counterCloses", online_end AS "onlineEnd", silence_minutes AS "silenceMinutes",
      withdrawal_minutes AS "withdrawalMinutes", version
    FROM window_settings ORDER BY valid_from DESC LIMIT 100`;

const findClosureShape = closureRowShape.omit({ organizationName: true });

/** A closing day by its id; null = there is none. */
export async function findClosure(db: Ask, id: string): Promise<Omit<ClosureRow, 'organizationName'> | null> {
  const [row] = await askRows(db, findClosureShape)`
    SELECT id::text, date::text, organization_id::text AS "organizationId", name FROM closures WHERE id = ${id}::uuid`;
  return row ?? null;
}
