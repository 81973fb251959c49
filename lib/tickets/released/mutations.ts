import 'server-only';
import type { OrganizationKind } from '@/lib/access/actor';
import { auditOf } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { publicationOf } from '@/lib/core/events';
import { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import { doTogether } from '@/lib/core/pieces';
import { notificationOf } from '@/lib/notifications/mutations';
import { releaseTask } from '../constants';
import { deskRolesOf } from '../policy';

interface Held {
  readonly number: string;
  readonly subject: string;
  readonly state: string;
  readonly holderId: string;
  readonly holderName: string;
  readonly holderNameEn: string;
  readonly holderKind: OrganizationKind;
  readonly holderUserId: string;
  readonly holderUserName: string;
}

/** What is open and in the hands of somebody whose account is disabled; `t` and `u` are ticket and user. */
export const heldInVain = Prisma.sql`t.state <> 'closed' AND u.id = t.holder_user_id AND u.disabled_at IS NOT NULL`;

/**
 * Back to the desk, where nobody has taken it. Its target stays, as with every change inside the house, and so do the readers: of who
 * works there no other organization is told. In `withSystem` only. False = somebody was faster.
 */
export async function releaseTicket(db: Db, id: string): Promise<boolean> {
  const [held] = await db.$queryRaw<Held[]>`
    SELECT t.number, t.subject, t.state::text, o.id AS "holderId", o.name AS "holderName", o.name_en AS "holderNameEn",
      o.kind::text AS "holderKind", u.id AS "holderUserId", coalesce(t.holder_user_name, u.name) AS "holderUserName"
    FROM tickets t JOIN organizations o ON o.id = t.holder_organization_id JOIN users u ON ${heldInVain}
    WHERE t.id = ${id}::uuid FOR UPDATE OF t`;
  if (held === undefined) return false;
  const state = held.state === 'in_progress' ? 'waiting' : held.state;
  const [row] = await db.$queryRaw<{ seq: number }[]>`
    UPDATE tickets SET state = ${state}::ticket_state, holder_user_id = NULL, holder_user_name = NULL, last_seq = last_seq + 1,
      version = version + 1
    WHERE id = ${id}::uuid RETURNING last_seq AS seq`;
  if (row === undefined) throw new Error('a locked ticket is gone');
  await doTogether(db, [...announcementOf(id, held, state), entryOf(id, held, row.seq)]);
  return true;
}

/** Signed with the name of who had it: what was done was done to what that person had. */
const entryOf = (id: string, { holderId, holderUserName }: Held, seq: number) => ({
  write: Prisma.sql`
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_name, body, audience, created_at)
    VALUES (${newId()}::uuid, ${id}::uuid, ${seq}, 'released', ${holderId}::uuid, ${holderUserName}, '', ${[holderId]}::uuid[], ${now()})`,
});

function announcementOf(id: string, held: Held, state: string) {
  const { number, subject, holderId, holderName, holderNameEn, holderKind, holderUserId } = held;
  return [
    notificationOf(null, {
      kind: 'ticket.released',
      organizationId: holderId,
      roles: deskRolesOf(holderKind),
      targetType: 'ticket',
      targetId: id,
      url: `/tickets/${number}`,
      params: { number, subject, organization: holderName, organizationEn: holderNameEn },
    }),
    publicationOf({ organizationIds: [holderId], topic: 'tickets', id }),
    auditOf(
      { task: releaseTask },
      {
        event: 'ticket.released',
        targetType: 'ticket',
        targetId: id,
        organizationIds: [holderId],
        before: { state: held.state, holder: holderId, holderUser: holderUserId },
        after: { state, holder: holderId, holderUser: null },
      },
    ),
  ];
}
