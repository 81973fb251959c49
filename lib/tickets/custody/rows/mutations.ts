import 'server-only';
import { z } from 'zod';
import type { AuditChange } from '@/lib/audit/types';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { userId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { isEnded, type TicketGroup } from '../../constants';
import type { Placed } from '../queries';
import { handsOn } from '../rules';
import type { Outcome } from '../types';

export const holderShape = z.object({ id: userId.nullable(), name: z.string().nullable() });
export type Holder = z.infer<typeof holderShape>;

/** One ticket and what a move of the table in `custody/rules.ts` makes of it. */
export interface Write {
  readonly ticket: Placed;
  readonly step: Outcome;
  /** Who has it in hand afterwards. */
  readonly holder: Holder;
  /** The group of the center's desk that it is handed to. */
  readonly group?: TicketGroup;
  /** A call that was promised with it is owed by whoever promised it. */
  readonly keepsHold?: boolean | undefined;
}

export const nobody: Holder = { id: null, name: null };

const columns = ({ ticket, step, holder, group }: Write) => {
  // Who merely reads it from now on has moved nothing.
  const counts = step.entry !== null || step.chain !== ticket.chain ? 1 : 0;
  return {
    id: ticket.id,
    version: ticket.version,
    counts,
    state: step.state,
    level: step.level,
    resume_level: step.resumeLevel,
    chain: step.chain,
    party_ids: step.partyIds,
    bypassed: step.bypassed,
    holder: step.chain[step.level],
    holder_user_id: holder.id,
    holder_user_name: holder.name,
    holder_group: handsOn(ticket, step) ? null : (group ?? ticket.holderGroup),
    handed: handsOn(ticket, step),
    answered: step.state === 'answered' && ticket.state !== 'answered',
    reopened: step.move === 'reopen',
    ended: isEnded(step.state),
  };
};

const placeShape = z.object({ id: z.string(), seq: z.number() });

/**
 * The only statement that moves tickets: compare-and-set on the version that was read. Answers the place of each one's new entry by ticket;
 * what somebody else moved meanwhile is missing.
 */
export async function writeOutcomes(db: Db, writes: readonly Write[], at: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await askRows(db, placeShape)`
    UPDATE tickets t SET version = t.version + s.counts, last_seq = t.last_seq + s.counts, state = s.state, level = s.level,
      resume_level = s.resume_level, chain = s.chain, party_ids = s.party_ids, bypassed = s.bypassed, asker_organization_id = s.chain[1],
      holder_organization_id = s.holder, holder_user_id = s.holder_user_id, holder_user_name = s.holder_user_name,
      holder_group = s.holder_group, holder_since = CASE WHEN s.handed THEN ${at} ELSE t.holder_since END,
      answered_at = CASE WHEN s.answered THEN ${at} WHEN s.reopened THEN NULL ELSE t.answered_at END,
      closed_at = CASE WHEN s.ended THEN coalesce(t.closed_at, ${at}) END
    FROM jsonb_to_recordset(${JSON.stringify(writes.map(columns))}::jsonb) s(id uuid, version integer, counts integer, state ticket_state,
      level smallint, resume_level smallint, chain uuid[], party_ids uuid[], bypassed boolean, holder uuid, holder_user_id uuid,
      holder_user_name text, holder_group ticket_group, handed boolean, answered boolean, reopened boolean, ended boolean)
    WHERE t.id = s.id AND t.version = s.version RETURNING t.id, t.last_seq AS seq`;
  const places = new Map(rows.map(({ id, seq }) => [id, seq]));
  await writeHoldings(db, writes, places, at);
  return places;
}

/** The span of who had it ends, and the next one's begins; what a desk has set aside is not set aside at the next. */
async function writeHoldings(db: Db, writes: readonly Write[], places: ReadonlyMap<string, number>, at: Date) {
  const passed = writes
    .filter(({ ticket, step }) => places.has(ticket.id) && step.chain[step.level] !== ticket.holderOrganizationId)
    .map(({ ticket, step, keepsHold = false }) => ({
      ...{ id: ticket.id, seq: places.get(ticket.id), organization: step.chain[step.level], level: step.level },
      ...{ user_id: ticket.holderUserId, user_name: ticket.holderUserName, drops: handsOn(ticket, step) && !keepsHold },
    }));
  if (passed.length === 0) return;
  const spans = JSON.stringify(passed);
  await db.$executeRaw`
    UPDATE ticket_holdings h SET until = greatest(h.since, ${at}), user_id = s.user_id, user_name = s.user_name
    FROM jsonb_to_recordset(${spans}::jsonb) s(id uuid, user_id uuid, user_name text) WHERE h.ticket_id = s.id AND h.until IS NULL`;
  await db.$executeRaw`
    DELETE FROM ticket_holds WHERE ticket_id IN (SELECT id FROM jsonb_to_recordset(${spans}::jsonb) s(id uuid, drops boolean) WHERE drops)`;
  await db.$executeRaw`
    INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since)
    SELECT id, seq, organization, level, ${at}
    FROM jsonb_to_recordset(${spans}::jsonb) s(id uuid, seq integer, organization uuid, level smallint)`;
}

/** What the audit log keeps of a move, for the organizations that may read so. */
export const movedAudit = (
  { ticket, step, holder }: Write,
  organizationIds: readonly OrganizationId[],
): AuditChange => ({
  event: `ticket.${step.entry}`,
  targetType: 'ticket',
  targetId: ticket.id,
  organizationIds,
  before: { state: ticket.state, holder: ticket.holderOrganizationId, holderUser: ticket.holderUserId },
  after: { state: step.state, holder: step.chain[step.level], holderUser: holder.id },
});
