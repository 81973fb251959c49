import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { arrivalsListed } from '../constants';
import { type Arrival, arrivalShape } from './types';

/** Releases `r` whose plan names the node `n` of the organization `o`. */
const isNamed = Prisma.sql`(r.plan->'nodeKinds' ? n.kind::text AND (r.plan->>'prefecture' = '' OR o.code = r.plan->>'prefecture'
  OR o.parent_id IN (SELECT f.id FROM organizations f WHERE f.code = r.plan->>'prefecture' AND f.kind = 'prefecture')))`;

/** Releases `r` that come, or came, to a server that the reader sees. */
export const comesToReader = Prisma.sql`(
  EXISTS (SELECT FROM delivery_receipts c WHERE c.release_id = r.id)
  OR EXISTS (SELECT FROM nodes n JOIN organizations o ON o.id = n.organization_id WHERE ${isNamed}))`;

/**
 * What comes to servers and what came: of those under way and to come all, of the others the newest; 100 and one more, by which one sees
 * that there are more.
 * @param which a condition on the node `n`
 */
export const listArrivals = (db: Ask, reader: Reader, which: Prisma.Sql): Promise<Arrival[]> =>
  askRows(db, arrivalShape)`
    SELECT r.number, p.title, p.name, p.version AS "packageVersion", p.kind::text AS kind, p.notes, r.state::text AS "releaseState", r.plan,
      r.starts_at AS "startsAt", r.wave AS "releaseWave", n.code AS "nodeCode", ${nameFor(reader, Prisma.sql`n`)} AS "nodeName", x.wave,
      x.state::text AS state, coalesce(x.percent, 0) AS percent, coalesce(x.reason, '') AS reason, x.updated_at AS "updatedAt"
    FROM nodes n JOIN organizations o ON o.id = n.organization_id CROSS JOIN delivery_releases r JOIN delivery_packages p ON p.id = r.package_id
    LEFT JOIN delivery_receipts x ON x.release_id = r.id AND x.node_id = n.id
    WHERE ${which} AND (x.node_id IS NOT NULL OR (r.state = 'scheduled' AND n.valid_to IS NULL AND ${isNamed}))
      AND r.state NOT IN ('proposed', 'cancelled')
      AND (r.state <> 'rolled_back' OR x.state IN ('confirmed', 'failed', 'rolled_back', 'superseded'))
    ORDER BY x.state IN ('confirmed', 'superseded', 'rolled_back') NULLS FIRST, r.starts_at DESC, n.code LIMIT ${arrivalsListed + 1}::integer`;

/** Of the servers of an organization itself. */
export const ofOrganization = (id: string): Prisma.Sql => Prisma.sql`n.organization_id = ${id}::uuid`;
export const ofServer = (code: string): Prisma.Sql => Prisma.sql`n.code = ${code}`;

export const deliveredServerShape = z.object({ code: z.string(), name: z.string(), organizationName: z.string() });
export type DeliveredServer = z.infer<typeof deliveredServerShape>;

/** A server to which files are delivered, if the reader sees it. */
export async function findServer(db: Ask, reader: Reader, code: string): Promise<DeliveredServer | null> {
  const [found] = await askRows(db, deliveredServerShape)`
    SELECT n.code, ${nameFor(reader, Prisma.sql`n`)} AS name, ${nameFor(reader, Prisma.sql`o`)} AS "organizationName"
    FROM nodes n JOIN organizations o ON o.id = n.organization_id
    WHERE n.code = ${code} AND n.kind IN ('national_server', 'prefectural_server', 'cs')`;
  return found ?? null;
}
