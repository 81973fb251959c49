import 'server-only';
import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { AuditChange } from '@/lib/audit/types';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events';
import { newId } from '@/lib/core/ids';
import { askRows } from '@/lib/core/rows';
import { notify } from '@/lib/notifications/mutations';
import type { NewNotification } from '@/lib/notifications/types';
import { deskRolesOf } from '../policy';

const openShape = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  state: z.string(),
  level: z.number(),
  partyIds: z.array(z.string()).readonly(),
  holderId: z.string(),
  holderKind: z.enum(organizationKinds),
  holderUserId: z.string().nullable(),
  askerName: z.string(),
  askerNameEn: z.string(),
});
type Open = z.infer<typeof openShape>;

/**
 * What a body asked ends with the body when nobody goes on for it: an answer would reach nobody, and no one else may close it. As if its
 * desk had closed what came back and taken back the rest. In `withSystem` only.
 */
export async function endInquiries(db: Db, asker: string): Promise<void> {
  const open = await askRows(db, openShape)`
    SELECT t.id, t.number, t.subject, t.state::text, t.level, t.party_ids AS "partyIds", t.holder_organization_id AS "holderId",
      h.kind::text AS "holderKind", t.holder_user_id AS "holderUserId", a.name AS "askerName",
      a.name_en AS "askerNameEn"
    FROM tickets t JOIN organizations h ON h.id = t.holder_organization_id JOIN organizations a ON a.id = t.asker_organization_id
    WHERE t.asker_organization_id = ${asker}::uuid AND t.closed_at IS NULL ORDER BY t.id FOR UPDATE OF t`;
  for (const ticket of open) await end(db, asker, ticket);
  await notify(db, null, open.filter(({ holderId }) => holderId !== asker).map(endNotification));
  await publish(
    db,
    open.map(({ id, partyIds }) => ({ organizationIds: partyIds, topic: 'tickets', id })),
  );
  await recordAudit(
    db,
    { task: 'organizations.apply_changes' },
    open.map((ticket) => endAudit(ticket, asker)),
  );
}

const kindOf = ({ level, state }: Open): 'closed' | 'withdrawn' =>
  level === 0 && ['answered', 'returned'].includes(state) ? 'closed' : 'withdrawn';

const seqShape = z.object({ seq: z.number() });

async function end(db: Db, asker: string, ticket: Open): Promise<void> {
  const at = now();
  const [row] = await askRows(db, seqShape)`
    UPDATE tickets SET state = ${kindOf(ticket)}::ticket_state, level = 0, resume_level = NULL, holder_organization_id = ${asker}::uuid, holder_user_id = NULL,
      holder_user_name = NULL, holder_since = CASE WHEN level = 0 THEN holder_since ELSE ${at} END, due_at = NULL, closed_at = ${at},
      last_seq = last_seq + 1, version = version + 1
    WHERE id = ${ticket.id}::uuid RETURNING last_seq AS seq`;
  if (row === undefined) throw new Error('a locked ticket is gone');
  if (ticket.holderId !== asker) await bringHome(db, ticket.id, asker, row.seq, at);
  await db.$executeRaw`
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_name, body, audience, created_at)
    VALUES (${newId()}::uuid, ${ticket.id}::uuid, ${row.seq}, ${kindOf(ticket)}::ticket_entry_kind, ${asker}::uuid, ${ticket.askerName},
      '', ${[...ticket.partyIds]}::uuid[], ${at})`;
}

async function bringHome(db: Db, ticketId: string, asker: string, seq: number, at: Date): Promise<void> {
  await db.$executeRaw`UPDATE ticket_holdings SET until = ${at} WHERE ticket_id = ${ticketId}::uuid AND until IS NULL`;
  await db.$executeRaw`
    INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since)
    VALUES (${ticketId}::uuid, ${seq}, ${asker}::uuid, 0, ${at})`;
}

const endAudit = (ticket: Open, asker: string): AuditChange => ({
  event: `ticket.${kindOf(ticket)}`,
  targetType: 'ticket',
  targetId: ticket.id,
  organizationIds: ticket.partyIds,
  before: { state: ticket.state, holder: ticket.holderId, holderUser: ticket.holderUserId },
  after: { state: kindOf(ticket), holder: asker, holderUser: null },
});

/** To whoever had it in hand, or to the desk that did. */
function endNotification({
  id,
  number,
  subject,
  holderId,
  holderKind,
  holderUserId,
  ...ticket
}: Open): NewNotification {
  return {
    kind: 'ticket.closed',
    organizationId: holderId,
    ...(holderUserId === null ? { roles: deskRolesOf(holderKind) } : { userId: holderUserId }),
    targetType: 'ticket',
    targetId: id,
    url: `/tickets/${number}`,
    params: { number, subject, organization: ticket.askerName, organizationEn: ticket.askerNameEn },
  };
}
