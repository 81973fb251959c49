import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export const describedShape = z.object({
  /** What the first of them is about. */
  title: z.string(),
  system: z.string(),
  openedAt: z.date(),
});
export type Described = z.infer<typeof describedShape>;

/** What a report that begins with these alarms already knows; null = the reader sees none of them. */
export async function describeAlarms(db: Ask, reader: Reader, numbers: readonly string[]): Promise<Described | null> {
  const known = numbers.filter((number) => /^\d{1,9}$/.test(number)).map(Number);
  if (known.length === 0) return null;
  const subject = Prisma.sql`coalesce(${nameFor(reader, Prisma.sql`n`)}, ${nameFor(reader, Prisma.sql`l`)}, ${nameFor(reader, Prisma.sql`p`)}, '')`;
  const [row] = await askRows(db, describedShape)`
    SELECT ${nameFor(reader, Prisma.sql`o`)} || ' ' || ${subject} AS title, ${subject} AS system, a.opened_at AS "openedAt"
    FROM alarms a JOIN organizations o ON o.id = a.organization_id LEFT JOIN nodes n ON n.id = a.node_id
      LEFT JOIN lines l ON l.id = a.line_id LEFT JOIN places p ON p.id = a.place_id
    WHERE a.number = ANY (${known}::integer[]) ORDER BY a.opened_at LIMIT 1`;
  return row ?? null;
}
