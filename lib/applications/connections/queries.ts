import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { findWindowOrganization, loadWindowFacts } from '@/lib/window/queries';
import { ordinaryOnline } from '@/lib/window/rules';
import { type ConnectionState, connectionStateShape, type OnlineSpan } from './rules';
import { type ConnectionRow, connectionRowShape } from './types';

/** How the organization is connected to the system on a business date; null = it never was until then. */
export async function findConnection(
  db: Ask,
  { organizationId, system, date }: { organizationId: OrganizationId; system: string; date: string },
): Promise<ConnectionState | null> {
  const [row] = await askRows(db, connectionStateShape)`SELECT connected, method, opens, closes FROM connections
    WHERE organization_id = ${organizationId}::uuid AND system = ${system} AND valid_from <= ${date}::date
    ORDER BY valid_from DESC LIMIT 1`;
  return row ?? null;
}

const wholeDay: OnlineSpan = { from: 300, to: 1680 };

const codeShape = z.object({ code: z.string() });

/** The online operation of a working day like that date; a body without a server of the network has the whole business day. */
export async function onlineOf(db: Ask, organizationId: OrganizationId, date: string): Promise<OnlineSpan> {
  const [row] = await askRows(db, codeShape)`SELECT code FROM organizations WHERE id = ${organizationId}::uuid`;
  const organization = row ? await findWindowOrganization(db, row.code) : null;
  if (organization === null) return wholeDay;
  const [span] = ordinaryOnline(organization, date, await loadWindowFacts(db, date));
  return span ?? wholeDay;
}

/** The organization's connections on a business date, and what is known to change after it. */
export const connectionsFrom = (
  db: Ask,
  reader: Reader,
  organizationId: OrganizationId,
  date: string,
): Promise<ConnectionRow[]> =>
  askRows(db, connectionRowShape)`
    SELECT ${connectionColumns(reader, date)} FROM ${connectionTables}
    WHERE c.organization_id = ${organizationId}::uuid AND ${heldOrPlanned(date)} ORDER BY c.system, c.valid_from`;

const connectionColumns = (reader: Reader, date: string) => Prisma.sql`
  c.organization_id::text AS "organizationId", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
  coalesce(${nameFor(reader, Prisma.sql`p`)}, '') AS "prefectureName", c.system, c.valid_from::text AS "validFrom", c.connected, c.method,
  c.opens, c.closes, c.valid_from <= ${date}::date AS current`;
const connectionTables = Prisma.sql`connections c JOIN organizations o ON o.id = c.organization_id LEFT JOIN organizations p ON p.id = o.parent_id`;
const heldOrPlanned = (
  date: string,
) => Prisma.sql`(c.valid_from > ${date}::date OR c.valid_from = (SELECT max(l.valid_from) FROM connections l
  WHERE l.organization_id = c.organization_id AND l.system = c.system AND l.valid_from <= ${date}::date))`;

const listed = 200;

/** Connections by organization: what holds today and what is to come. Cut after 200. */
export async function listConnections(
  db: Ask,
  reader: Reader,
  { code }: { readonly code?: string | undefined },
): Promise<{ readonly rows: readonly ConnectionRow[]; readonly more: boolean }> {
  const today = dateInJapan(now());
  const conditions = [
    heldOrPlanned(today),
    ...(code === undefined ? [] : [Prisma.sql`(o.code = ${code} OR p.code = ${code})`]),
  ];
  const rows = await askRows(db, connectionRowShape)`
    SELECT ${connectionColumns(reader, today)} FROM ${connectionTables}
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY o.code, c.system, c.valid_from LIMIT ${listed + 1}`;
  return { rows: rows.slice(0, listed), more: rows.length > listed };
}
