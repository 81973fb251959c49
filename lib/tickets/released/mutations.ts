import 'server-only';
import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { AuditChange } from '@/lib/audit/types';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { askRows } from '@/lib/core/rows';
import { notify } from '@/lib/notifications/mutations';
import type { NewNotification } from '@/lib/notifications/types';
import { releaseTask } from '../constants';
import { untakenAddress } from '../dashboard/rules';
import { deskRolesOf } from '../policy';

const heldShape = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  state: z.string(),
  seq: z.number(),
  holderUserName: z.string(),
});
type Held = z.infer<typeof heldShape>;

/** Somebody whose account is disabled and who has inquiries in hand, with whose desk they go back to. */
const leaverShape = z.object({
  userId,
  organizationId,
  organizationName: z.string(),
  organizationNameEn: z.string(),
  organizationKind: z.enum(organizationKinds),
});
type Leaver = z.infer<typeof leaverShape>;

/** So many inquiries are released in one transaction. */
const batch = 100;

/** What is open and held by somebody whose account is disabled; `t` and `u` are ticket and user. */
const heldInVain = Prisma.sql`t.state NOT IN ('closed', 'withdrawn') AND u.id = t.holder_user_id AND u.disabled_at IS NOT NULL`;

/** In `withSystem` only. */
export function listLeavers(db: Db): Promise<Leaver[]> {
  return askRows(db, leaverShape)`
    SELECT DISTINCT u.id AS "userId", o.id AS "organizationId", o.name AS "organizationName", o.name_en AS "organizationNameEn",
      o.kind::text AS "organizationKind"
    FROM tickets t JOIN users u ON ${heldInVain} JOIN organizations o ON o.id = t.holder_organization_id ORDER BY o.id, u.id`;
}

/**
 * Back to the desk, where nobody has taken them; the desk is told once. Their targets stay, as with every change inside the organization, and
 * so do the readers: of who works there no other organization is told. In `withSystem` only. Returns how many, a batch at most.
 */
export async function releaseFrom(db: Db, leaver: Leaver): Promise<number> {
  const held = await askRows(db, heldShape)`
    SELECT t.id, t.number, t.subject, t.state::text, t.last_seq + 1 AS seq, coalesce(t.holder_user_name, u.name) AS "holderUserName"
    FROM tickets t JOIN users u ON ${heldInVain}
    WHERE u.id = ${leaver.userId}::uuid AND t.holder_organization_id = ${leaver.organizationId}::uuid
    ORDER BY t.id LIMIT ${batch} FOR UPDATE OF t`;
  if (held.length === 0) return 0;
  for (const one of held) await release(db, leaver, one);
  const { organizationId } = leaver;
  await notify(db, null, releaseNotification(leaver, held));
  await publish(
    db,
    held.map(({ id }) => ({ organizationIds: [organizationId], topic: 'tickets', id })),
  );
  await recordAudit(
    db,
    { task: releaseTask },
    held.map((one) => releaseAudit(one, leaver)),
  );
  return held.length;
}

const stateAfter = ({ state }: Held): string => (state === 'in_progress' ? 'waiting' : state);

async function release(db: Db, { organizationId }: Leaver, held: Held): Promise<void> {
  const { id, seq, holderUserName } = held;
  await db.$executeRaw`
    UPDATE tickets SET state = ${stateAfter(held)}::ticket_state, holder_user_id = NULL, holder_user_name = NULL,
      last_seq = last_seq + 1, version = version + 1
    WHERE id = ${id}::uuid`;
  // Signed with the name of who had it: what was done was done to what that person had.
  await db.$executeRaw`
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_name, body, audience, created_at)
    VALUES (${newId()}::uuid, ${id}::uuid, ${seq}, 'released', ${organizationId}::uuid, ${holderUserName}, '', ${[organizationId]}::uuid[],
      ${now()})`;
}

const releaseAudit = (held: Held, { userId, organizationId }: Leaver): AuditChange => ({
  event: 'ticket.released',
  targetType: 'ticket',
  targetId: held.id,
  organizationIds: [organizationId],
  before: { state: held.state, holder: organizationId, holderUser: userId },
  after: { state: stateAfter(held), holder: organizationId, holderUser: null },
});

/** Of one inquiry it says which; of several how many and whose, and leads to the list of what nobody has taken. */
function releaseNotification({ userId, ...organization }: Leaver, held: readonly Held[]): NewNotification {
  const [first, ...others] = held;
  if (first === undefined) throw new Error('nothing was released');
  const { number, subject, id, holderUserName } = first;
  const told = { organizationId: organization.organizationId, roles: deskRolesOf(organization.organizationKind) };
  const named = { organization: organization.organizationName, organizationEn: organization.organizationNameEn };
  if (others.length === 0) {
    const about = { targetType: 'ticket', targetId: id, url: `/tickets/${number}` };
    return { kind: 'ticket.released', ...told, ...about, params: { number, subject, ...named } };
  }
  const about = { targetType: 'user', targetId: userId, url: untakenAddress };
  const params = { number: held.length, subject: holderUserName, ...named };
  return { kind: 'ticket.released_several', ...told, ...about, params };
}
