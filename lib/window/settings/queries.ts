import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface ClosureRow {
  readonly id: string;
  readonly date: string;
  /** null = the nation's. */
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly name: string;
}

/** Special closing days from a date on, of everybody; the first 300. */
export const listClosures = (db: Ask, reader: Reader, from: string): Promise<ClosureRow[]> =>
  db.$queryRaw`SELECT c.id::text, c.date::text, c.organization_id::text AS "organizationId", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", c.name
    FROM closures c LEFT JOIN organizations o ON o.id = c.organization_id WHERE c.date >= ${from}::date ORDER BY c.date, o.code NULLS FIRST LIMIT 300`;

export interface OnlineEndRow {
  readonly validFrom: string;
  readonly onlineEnd: number | null;
  readonly reason: string;
  readonly version: number;
}

/** What a prefecture has set for its online end, newest first. */
export const listOnlineEnds = (db: Ask, organizationId: string): Promise<OnlineEndRow[]> =>
  db.$queryRaw`SELECT valid_from::text AS "validFrom", online_end AS "onlineEnd", reason, version FROM online_ends
    WHERE organization_id = ${organizationId}::uuid ORDER BY valid_from DESC LIMIT 100`;

export interface HoursRow {
  readonly validFrom: string;
  /** Minutes of the business date, as the others. */
  readonly onlineStart: number;
  readonly counterOpens: number;
  readonly counterCloses: number;
  readonly onlineEnd: number;
  readonly silenceMinutes: number;
  readonly withdrawalMinutes: number;
  readonly version: number;
}

/** The nation's hours, newest first. */
export const listHours = (db: Ask): Promise<HoursRow[]> =>
  db.$queryRaw`SELECT valid_from::text AS "validFrom", online_start AS "onlineStart", counter_opens AS "counterOpens",
      counter_closes AS "counterCloses", online_end AS "onlineEnd", silence_minutes AS "silenceMinutes",
      withdrawal_minutes AS "withdrawalMinutes", version
    FROM window_settings ORDER BY valid_from DESC LIMIT 100`;

/** A closing day by its id; null = there is none. */
export async function findClosure(db: Ask, id: string): Promise<Omit<ClosureRow, 'organizationName'> | null> {
  const [row] = await db.$queryRaw<Omit<ClosureRow, 'organizationName'>[]>`
    SELECT id::text, date::text, organization_id::text AS "organizationId", name FROM closures WHERE id = ${id}::uuid`;
  return row ?? null;
}
