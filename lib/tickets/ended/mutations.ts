import 'server-only';
import type { OrganizationKind } from '@/lib/access/actor';
import { auditOf } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { publicationOf } from '@/lib/core/events';
import { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import { doTogether, type Piece } from '@/lib/core/pieces';
import { notificationOf } from '@/lib/notifications/mutations';
import { deskRolesOf } from '../policy';

interface Open {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly state: string;
  readonly level: number;
  readonly partyIds: readonly string[];
  readonly holderId: string;
  readonly holderKind: OrganizationKind;
  readonly holderUserId: string | null;
  readonly askerName: string;
  readonly askerNameEn: string;
}

/**
 * What a body asked ends with the body when nobody goes on for it: an answer would reach nobody, and no one else may close it. As if its
 * desk had closed what came back and taken back the rest. In `withSystem` only.
 */
export async function endInquiries(db: Db, asker: string): Promise<void> {
  const open = await db.$queryRaw<Open[]>`
    SELECT t.id, t.number, t.subject, t.state::text, t.level, t.party_ids AS "partyIds", t.holder_organization_id AS "holderId",
      h.kind::text AS "holderKind", t.holder_user_id AS "holderUserId", a.name AS "askerName",
      a.name_en AS "askerNameEn"
    FROM tickets t JOIN organizations h ON h.id = t.holder_organization_id JOIN organizations a ON a.id = t.asker_organization_id
    WHERE t.asker_organization_id = ${asker}::uuid AND t.state <> 'closed' ORDER BY t.id FOR UPDATE OF t`;
  for (const ticket of open) await end(db, asker, ticket);
}

async function end(db: Db, asker: string, ticket: Open): Promise<void> {
  const at = now();
  const [row] = await db.$queryRaw<{ seq: number }[]>`
    UPDATE tickets SET state = 'closed', level = 0, resume_level = NULL, holder_organization_id = ${asker}::uuid, holder_user_id = NULL,
      holder_user_name = NULL, holder_since = CASE WHEN level = 0 THEN holder_since ELSE ${at} END, due_at = NULL, closed_at = ${at},
      last_seq = last_seq + 1, version = version + 1
    WHERE id = ${ticket.id}::uuid RETURNING last_seq AS seq`;
  if (row === undefined) throw new Error('a locked ticket is gone');
  const kind = ticket.level === 0 && ['answered', 'returned'].includes(ticket.state) ? 'closed' : 'withdrawn';
  await doTogether(db, [
    ...(ticket.holderId === asker ? [] : [...comeHome(ticket.id, asker, row.seq, at), endNotification(ticket)]),
    {
      write: Prisma.sql`
        INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_name, body, audience, created_at)
        VALUES (${newId()}::uuid, ${ticket.id}::uuid, ${row.seq}, ${kind}::ticket_entry_kind, ${asker}::uuid, ${ticket.askerName}, '',
          ${[...ticket.partyIds]}::uuid[], ${at})`,
    },
    publicationOf({ organizationIds: ticket.partyIds, topic: 'tickets', id: ticket.id }),
    auditOf(
      { task: 'organizations.apply_changes' },
      {
        event: `ticket.${kind}`,
        targetType: 'ticket',
        targetId: ticket.id,
        organizationIds: ticket.partyIds,
        before: { state: ticket.state, holder: ticket.holderId, holderUser: ticket.holderUserId },
        after: { state: 'closed', holder: asker, holderUser: null },
      },
    ),
  ]);
}

const comeHome = (ticketId: string, asker: string, seq: number, at: Date): Piece[] => [
  { write: Prisma.sql`UPDATE ticket_holdings SET until = ${at} WHERE ticket_id = ${ticketId}::uuid AND until IS NULL` },
  {
    write: Prisma.sql`INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since)
      VALUES (${ticketId}::uuid, ${seq}, ${asker}::uuid, 0, ${at})`,
  },
];

/** To whoever had it in hand, or to the desk that did. */
function endNotification({ id, number, subject, holderId, holderKind, holderUserId, ...ticket }: Open): Piece {
  return notificationOf(null, {
    kind: 'ticket.closed',
    organizationId: holderId,
    ...(holderUserId === null ? { roles: deskRolesOf(holderKind) } : { userId: holderUserId }),
    targetType: 'ticket',
    targetId: id,
    url: `/tickets/${number}`,
    params: { number, subject, organization: ticket.askerName, organizationEn: ticket.askerNameEn },
  });
}
