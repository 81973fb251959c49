import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import type { NewCommand } from './types';

/** Queues what nodes have to do, in the caller's transaction; answers how many are new. Agents hear of it after the commit. */
export async function queueCommands(db: Db, commands: readonly NewCommand[]): Promise<number> {
  const rows = commands.map(({ nodeId, name, params = {}, reference = null, expiresAt }) => ({
    id: newId(),
    nodeId,
    name,
    params,
    reference,
    expiresAt,
  }));
  return queueCommandsFrom(
    db,
    Prisma.sql`SELECT r.id, r."nodeId", r.name, r.params, r.reference, r."expiresAt"
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r(id uuid, "nodeId" uuid, name text, params jsonb, reference text, "expiresAt" timestamptz)`,
  );
}

/**
 * The statement that queues what a question names, for one that goes on with it (`WITH given AS (…)`), so that what decides (a lease, a
 * version) is asked in the statement that writes.
 * @param source answers id, node, name, parameters (jsonb), reference, expiry, in this order
 */
export const queuedFrom = (source: Prisma.Sql): Prisma.Sql => Prisma.sql`
  INSERT INTO node_commands (id, node_id, name, params, reference, expires_at, created_at)
  SELECT s.*, ${now()} FROM (${source}) s ON CONFLICT (reference) DO NOTHING RETURNING id`;

/** Queues what a question names; answers how many are new. */
export const queueCommandsFrom = (db: Pick<Db, '$executeRaw'>, source: Prisma.Sql): Promise<number> =>
  db.$executeRaw`${queuedFrom(source)}`;

const referenceShape = z.object({ reference: z.string() });

/** Takes back what nobody has fetched yet; answers the references of those. What has begun goes on. */
export async function cancelCommands(db: Db, references: readonly string[]): Promise<string[]> {
  const rows = await askRows(db, referenceShape)`
    UPDATE node_commands SET state = 'cancelled', settled_at = ${now()}
    WHERE reference = ANY (${[...references]}::text[]) AND state = 'queued' AND token = 0 RETURNING reference`;
  return rows.map(({ reference }) => reference);
}

/** The same for those that a question names, in a statement of the caller; they are settled by it. */
export const cancelledFrom = (ids: Prisma.Sql): Prisma.Sql => Prisma.sql`
  UPDATE node_commands SET state = 'cancelled', settled_at = ${now()} WHERE id IN (${ids}) AND state = 'queued' AND token = 0 RETURNING id`;

/** Gives up what an agent has had since before `begunBefore` and has not answered: nobody can say how it ended. */
export const givenUpFrom = (ids: Prisma.Sql, begunBefore: Date): Prisma.Sql => Prisma.sql`
  UPDATE node_commands SET state = 'unknown', settled_at = ${now()}
   WHERE id IN (${ids}) AND settled_at IS NULL AND token > 0 AND begun_at < ${begunBefore} RETURNING id`;
