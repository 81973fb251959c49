import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { type WindowOrganization, windowOrganizationShape } from '@/lib/window/types';
import { type StopRow, type StopSubject, stopRowShape, stopSubjectShape } from './types';

const listed = 200;

/** Planned stops that are not over, of everybody, the next first; cut after 200. */
export async function listStops(
  db: Ask,
  reader: Reader,
  from: Date,
): Promise<{ readonly rows: StopRow[]; readonly more: boolean }> {
  const rows = await askRows(db, stopRowShape)`
    SELECT s.id::text, s.title, coalesce(${nameFor(reader, Prisma.sql`n`)}, ${nameFor(reader, Prisma.sql`y`)}, s.title) AS subject,
      coalesce(n.code, y.code, '') AS "subjectCode", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.services, s.reason,
      s.organization_id::text AS "organizationId", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", s.cancelled_at AS "cancelledAt", s.version
    FROM planned_stops s JOIN organizations o ON o.id = s.organization_id LEFT JOIN nodes n ON n.id = s.node_id
      LEFT JOIN network_systems y ON y.id = s.system_id
    WHERE s.ends_at > ${from} ORDER BY s.starts_at, s.id LIMIT ${listed + 1}`;
  return { rows: rows.slice(0, listed), more: rows.length > listed };
}

/** A server, gear or system by its code, as far as the reader sees it; null = there is none. */
export async function findSubject(db: Ask, reader: Reader, code: string): Promise<StopSubject | null> {
  const [row] = await askRows(db, stopSubjectShape)`
    SELECT n.code, ${nameFor(reader, Prisma.sql`n`)} AS name, n.id::text AS "nodeId", NULL AS "systemId",
      n.organization_id::text AS "organizationId", o.parent_id::text AS "parentId",
      CASE WHEN n.kind IN ('national_server', 'prefectural_server', 'cs') THEN n.organization_id::text END AS "serverOf"
    FROM nodes n JOIN organizations o ON o.id = n.organization_id WHERE n.code = ${code}
    UNION ALL
    SELECT y.code, ${nameFor(reader, Prisma.sql`y`)}, NULL, y.id::text, y.organization_id::text, o.parent_id::text, NULL
    FROM network_systems y JOIN organizations o ON o.id = y.organization_id WHERE y.code = ${code}`;
  return row ?? null;
}

const listSubjectsShape = z.object({ code: z.string(), name: z.string() });

/** What the reader may choose from: the own servers first, then others and systems. The first 300; any other is found by its code. */
export const listSubjects = (
  db: Ask,
  reader: Reader & { readonly organizationId: OrganizationId },
): Promise<{ readonly code: string; readonly name: string }[]> =>
  askRows(db, listSubjectsShape)`
    (SELECT n.code, ${nameFor(reader, Prisma.sql`n`)} AS name FROM nodes n WHERE n.valid_to IS NULL OR n.valid_to > CURRENT_DATE
      ORDER BY n.organization_id = ${reader.organizationId}::uuid DESC, n.kind, n.code LIMIT 300)
    UNION ALL (SELECT y.code, ${nameFor(reader, Prisma.sql`y`)} FROM network_systems y ORDER BY y.code)`;

/** Whose days a stop changes, as the window sees it: the server's owner, or the nation; null = nobody's. */
export async function findStoppedOrganization(
  db: Ask,
  { serverOf }: StopSubject,
  closesServices: boolean,
): Promise<WindowOrganization | null> {
  const [row] = await askRows(db, windowOrganizationShape)`
    SELECT id::text, kind::text AS kind, CASE kind WHEN 'municipality' THEN parent_id::text END AS "prefectureId" FROM organizations
     WHERE valid_to IS NULL AND (id = ${serverOf}::uuid OR (${closesServices} AND ${serverOf}::uuid IS NULL AND kind = 'center'))
     ORDER BY code LIMIT 1`;
  return row ?? null;
}
