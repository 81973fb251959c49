import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { queuedFrom } from '@/lib/network/mutations';
import { agentCommands, mostAttempts, mostFetching } from '../../constants';
import { type OpenRelease, pathOf } from '../queries';
import { waveOf } from '../waves/rules';

/** Real hours for which a command waits to be fetched. */
const commandHours = 24;

const addReceiptsShape = z.object({ id: z.string(), code: z.string(), kind: z.string() });

/** A receipt for each node that the plan names and that has an agent. */
export async function addReceipts(db: Db, release: OpenRelease): Promise<number> {
  const { plan } = release;
  const nodes = await askRows(db, addReceiptsShape)`
    SELECT n.id::text, n.code, n.kind::text AS kind FROM nodes n JOIN organizations o ON o.id = n.organization_id
      JOIN node_agents a ON a.node_id = n.id
     WHERE n.kind::text = ANY (${[...plan.nodeKinds]}::text[]) AND (n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date)
       AND (${plan.prefecture} = '' OR o.code = ${plan.prefecture}
         OR o.parent_id IN (SELECT f.id FROM organizations f WHERE f.code = ${plan.prefecture} AND f.kind = 'prefecture'))
       AND NOT EXISTS (SELECT FROM delivery_receipts x WHERE x.release_id = ${release.id}::uuid AND x.node_id = n.id)`;
  if (nodes.length === 0) return 0;
  return db.$executeRaw`
    INSERT INTO delivery_receipts (release_id, node_id, wave, updated_at)
    SELECT ${release.id}::uuid, i, w, ${now()} FROM unnest(${nodes.map(({ id }) => id)}::uuid[],
      ${nodes.map((node) => waveOf(plan, node))}::int[]) AS x (i, w) ON CONFLICT DO NOTHING`;
}

/** A later release of the same package takes the place of what an earlier one has not applied yet, unless it builds on that version. */
export const supersede = (db: Db, { id, name, number, requires }: OpenRelease): Promise<number> =>
  db.$executeRaw`
    UPDATE delivery_receipts x SET state = 'superseded', updated_at = ${now()} FROM delivery_receipts later, delivery_releases r, delivery_packages p
     WHERE later.release_id = ${id}::uuid AND x.node_id = later.node_id AND x.release_id = r.id AND p.id = r.package_id AND p.name = ${name}
       AND r.number < ${number}::integer AND p.version <> ${requires} AND x.state IN ('planned', 'staged', 'downloading', 'verified', 'waiting', 'failed')`;

/** Tells nodes to fetch the file, so many at a time; fetching needs no slot. */
export async function giveFetches(db: Db, release: OpenRelease): Promise<number> {
  const at = now();
  const { limit, townLimit = limit } = release.plan;
  const params = JSON.stringify({ target: pathOf(release), release: release.id });
  return db.$executeRaw`
    WITH ready AS (
      SELECT x.node_id, x.attempt + 1 AS attempt, gen_random_uuid() AS command,
        CASE n.kind WHEN 'cs' THEN ${townLimit}::integer ELSE ${limit}::integer END AS most
      FROM delivery_receipts x JOIN nodes n ON n.id = x.node_id
       WHERE x.release_id = ${release.id}::uuid AND x.state = 'planned' AND (x.not_before IS NULL OR x.not_before <= ${at})
       ORDER BY x.wave, x.node_id LIMIT greatest(0, ${mostFetching}::integer - (SELECT count(*) FROM delivery_receipts b
         WHERE b.release_id = ${release.id}::uuid AND b.state IN ('staged', 'downloading')))),
    given AS (
      ${queuedFrom(Prisma.sql`SELECT command, node_id, ${agentCommands.fetch}, ${params}::jsonb || jsonb_build_object('limit', most), concat_ws(' ', 'delivery', ${release.id}::text, 'fetch', node_id, command),
        ${at}::timestamptz + make_interval(hours => ${commandHours}::integer) FROM ready`)})
    UPDATE delivery_receipts x SET state = 'staged', attempt = d.attempt, command_id = d.command, not_before = NULL, updated_at = ${at}
      FROM ready d JOIN given g ON g.id = d.command WHERE x.release_id = ${release.id}::uuid AND x.node_id = d.node_id`;
}

/** Takes up how fetches ended. What the line cut is fetched again later, from where it was; what was refused has failed. */
export async function settleFetches(db: Db, { id }: OpenRelease): Promise<number> {
  const at = now();
  const again = Prisma.sql`(c.state <> 'succeeded' AND x.attempt < ${mostAttempts}::integer AND c.output NOT LIKE 'refused:%')`;
  return db.$executeRaw`
    UPDATE delivery_receipts x SET
      state = (CASE WHEN c.state = 'succeeded' THEN 'verified' WHEN ${again} THEN 'planned' ELSE 'failed' END)::receipt_state,
      percent = CASE WHEN c.state = 'succeeded' THEN 100 ELSE x.percent END, attempt = CASE WHEN c.state = 'succeeded' THEN 0 ELSE x.attempt END,
      reason = CASE WHEN c.state = 'succeeded' THEN '' ELSE right(coalesce(nullif(c.output, ''), c.state::text), 300) END,
      not_before = CASE WHEN ${again} THEN ${at}::timestamptz + make_interval(secs => 15 * x.attempt * x.attempt) END, updated_at = ${at}
    FROM node_commands c WHERE c.id = x.command_id AND c.settled_at IS NOT NULL AND x.release_id = ${id}::uuid
      AND x.state IN ('staged', 'downloading')`;
}

/** Rolls back what was applied, or may have been, and takes up how that ended. */
export async function rollBack(db: Db, release: OpenRelease): Promise<number> {
  const at = now();
  const params = JSON.stringify({ target: pathOf(release), release: release.id });
  const given = await db.$executeRaw`
    WITH ready AS (
      SELECT x.node_id, gen_random_uuid() AS command FROM delivery_receipts x
       WHERE x.release_id = ${release.id}::uuid AND (x.state = 'confirmed' OR (x.state = 'failed' AND EXISTS (
         SELECT FROM node_commands c WHERE c.id = x.command_id AND c.name = ${agentCommands.apply} AND c.state = 'unknown')))),
    given AS (
      ${queuedFrom(Prisma.sql`SELECT command, node_id, ${agentCommands.undo}, ${params}::jsonb, concat_ws(' ', 'delivery', ${release.id}::text, 'undo', node_id, command),
        ${at}::timestamptz + make_interval(hours => ${commandHours}::integer) FROM ready`)})
    UPDATE delivery_receipts x SET state = 'rolling_back', command_id = d.command, updated_at = ${at}
      FROM ready d JOIN given g ON g.id = d.command WHERE x.release_id = ${release.id}::uuid AND x.node_id = d.node_id`;
  const settled = await db.$executeRaw`
    UPDATE delivery_receipts x SET state = (CASE c.state WHEN 'succeeded' THEN 'rolled_back' ELSE 'failed' END)::receipt_state,
      reason = CASE c.state WHEN 'succeeded' THEN '' ELSE right(coalesce(nullif(c.output, ''), c.state::text), 300) END, updated_at = ${at}
    FROM node_commands c WHERE c.id = x.command_id AND x.release_id = ${release.id}::uuid AND x.state = 'rolling_back' AND c.settled_at IS NOT NULL`;
  const over = await db.$executeRaw`
    UPDATE delivery_releases SET state = 'rolled_back', ended_at = ${at}, version = version + 1 WHERE id = ${release.id}::uuid
       AND state = 'rolling_back' AND NOT EXISTS (SELECT FROM delivery_receipts x WHERE x.release_id = ${release.id}::uuid
         AND x.state IN ('confirmed', 'applying', 'applied', 'rolling_back'))`;
  return given + settled + over;
}
