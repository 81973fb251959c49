import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { cancelledFrom, queuedFrom } from '@/lib/network/mutations';
import { agentCommands, mostAttempts } from '../../constants';
import { type OpenRelease, pathOf } from '../queries';

/** A release's slot as it stands. Dates and minutes are the operating clock's (JST). */
export interface SlotNow {
  readonly open: boolean;
  /** Minutes until it ends. */
  readonly left: number;
  readonly date: string;
  readonly minute: number;
}

/** Minutes before an extension in which nothing is begun any more. */
const beforeExtension = 30;

/** The node `n` of the receipt `x` is off-line, its counter closed, in no extension: or none of that matters. */
const mayApply = ({ plan }: OpenRelease, { date, minute }: SlotNow): Prisma.Sql =>
  plan.slot === null
    ? Prisma.sql`true`
    : Prisma.sql`(NOT EXISTS (SELECT FROM operating_nodes o WHERE o.node_id = x.node_id AND (o.online OR o.counter_open))
        AND NOT EXISTS (SELECT FROM extension_effects e WHERE e.date = ${date}::date
          AND ${minute}::integer >= e.from_minute - ${beforeExtension}::integer AND ${minute}::integer < e.to_minute
          AND (n.organization_id = ANY (e.participant_ids) OR n.organization_id = ANY (e.prefecture_ids))))`;

/**
 * Tells nodes of the waves up to the present one to apply what they have verified: in the slot, and only a node that is off-line and in no
 * extension (S0 §1 points 2, 6). What builds on a version that is still on its way to the node waits for that.
 */
export async function giveApplies(db: Db, release: OpenRelease, slot: SlotNow): Promise<number> {
  const at = now();
  const params = JSON.stringify({ target: pathOf(release), release: release.id });
  const waiting = await db.$executeRaw`
    UPDATE delivery_receipts SET state = 'waiting', updated_at = ${at} WHERE release_id = ${release.id}::uuid AND state = 'verified'`;
  if (!slot.open) return waiting;
  const given = await db.$executeRaw`
    WITH ready AS (
      SELECT x.node_id, x.attempt + 1 AS attempt, gen_random_uuid() AS command FROM delivery_receipts x JOIN nodes n ON n.id = x.node_id
       WHERE x.release_id = ${release.id}::uuid AND x.state = 'waiting' AND x.wave <= ${release.wave}::integer
         AND (x.not_before IS NULL OR x.not_before <= ${at})
         AND ${mayApply(release, slot)} AND NOT EXISTS (
           SELECT FROM delivery_receipts e JOIN delivery_releases b ON b.id = e.release_id JOIN delivery_packages q ON q.id = b.package_id
            WHERE e.node_id = x.node_id AND q.name = ${release.name} AND q.version = ${release.requires} AND b.state IN ('running', 'done')
              AND e.state NOT IN ('confirmed', 'failed', 'rolled_back', 'superseded'))),
    given AS (
      ${queuedFrom(Prisma.sql`SELECT command, node_id, ${agentCommands.apply}, ${params}::jsonb, concat_ws(' ', 'delivery', ${release.id}::text, 'apply', node_id, command),
        ${at}::timestamptz + make_interval(mins => ${slot.left}::integer) FROM ready`)})
    UPDATE delivery_receipts x SET state = 'applying', attempt = d.attempt, command_id = d.command, not_before = NULL, updated_at = ${at}
      FROM ready d JOIN given g ON g.id = d.command WHERE x.release_id = ${release.id}::uuid AND x.node_id = d.node_id`;
  return waiting + given;
}

/**
 * How applying ended. Cut in the middle, the node is asked again: its own journal and the health check decide, never a second effect. What
 * was taken back before the node had it counts as no attempt.
 */
export async function settleApplies(db: Db, { id }: OpenRelease): Promise<number> {
  const at = now();
  const again = Prisma.sql`(c.state = 'cancelled' OR (c.state IN ('unknown', 'expired') AND x.attempt < ${mostAttempts}::integer))`;
  return db.$executeRaw`
    UPDATE delivery_receipts x SET
      state = (CASE WHEN c.state = 'succeeded' THEN 'confirmed' WHEN ${again} THEN 'waiting' ELSE 'failed' END)::receipt_state,
      attempt = CASE c.state WHEN 'cancelled' THEN greatest(0, x.attempt - 1) ELSE x.attempt END,
      reason = CASE WHEN c.state IN ('succeeded', 'cancelled') THEN '' ELSE right(coalesce(nullif(c.output, ''), c.state::text), 300) END,
      not_before = CASE WHEN ${again} THEN ${at}::timestamptz + interval '5 seconds' END, updated_at = ${at}
    FROM node_commands c WHERE c.id = x.command_id AND c.settled_at IS NOT NULL AND x.release_id = ${id}::uuid
      AND x.state IN ('applying', 'applied')`;
}

/**
 * Takes back what nodes were told to apply and have not fetched, where it may not be applied any more: the release was stopped, the slot is
 * over, the node has gone online or is in an extension.
 */
export async function recallApplies(db: Db, release: OpenRelease, slot: SlotNow): Promise<number> {
  const over = release.state === 'stopped' || release.state === 'rolling_back' || !slot.open;
  return db.$executeRaw`${cancelledFrom(Prisma.sql`
    SELECT x.command_id FROM delivery_receipts x JOIN nodes n ON n.id = x.node_id
     WHERE x.release_id = ${release.id}::uuid AND x.state = 'applying' AND (${over} OR NOT ${mayApply(release, slot)})`)}`;
}
