import 'server-only';
import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { enqueue } from '@/lib/core/background/queue';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId, userId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { passOnFiles } from '@/lib/files/mutations';
import { notify } from '@/lib/notifications/mutations';
import type { NewNotification } from '@/lib/notifications/types';
import { releaseTask } from '../../constants';
import { untakenAddress } from '../../dashboard/rules';
import { addEntries } from '../../entries/mutations';
import { deskRolesOf } from '../../policy';
import { moveTargets } from '../../sla/mutations';
import { type Placed, placedColumns, placedShape } from '../queries';
import { movedAudit, nobody, type Write, writeOutcomes } from '../rows/mutations';
import { systemStepFor } from '../rules';
import type { SystemStep } from '../types';

/** So many inquiries are moved in one statement, and released in one transaction. */
const batch = 100;

interface Moved extends Write {
  readonly step: SystemStep;
}

/** Of locked tickets those that the table moves. */
const movedBy = (tickets: readonly Placed[], stepOf: (ticket: Placed) => SystemStep | null): Moved[] =>
  tickets.flatMap((ticket) => {
    const step = stepOf(ticket);
    if (step === null) return [];
    const kept = { id: ticket.holderUserId, name: ticket.holderUserName };
    return [{ ticket, step, holder: step.holder === 'kept' ? kept : nobody }];
  });

interface Signed {
  readonly organizationId: OrganizationId;
  readonly userName: string;
}

/** Writes what the portal does to tickets that are locked, signed by whom it is done to; with its entries and its audit rows. */
async function carryOut(db: Db, moved: readonly Moved[], task: string, signed: Signed): Promise<void> {
  const at = now();
  const places = await writeOutcomes(db, moved, at);
  const entries = moved.map(({ ticket, step }) => {
    const seq = places.get(ticket.id);
    if (seq === undefined || step.entry === null) throw new Error('a locked ticket was moved');
    return { ticketId: ticket.id, seq, kind: step.entry, audience: step.audience };
  });
  await addEntries(db, entries, { ...signed, userId: null, body: '', at });
  await publish(
    db,
    moved.map(({ ticket, step }) => ({ organizationIds: step.audience, topic: 'tickets', id: ticket.id })),
  );
  await recordAudit(
    db,
    { task },
    moved.map((one) => movedAudit(one, one.step.audience)),
  );
}

/** Somebody whose account is disabled and who has inquiries in hand, with whose desk they go back to. */
const leaverShape = z.object({
  userId: userId,
  userName: z.string(),
  organizationId: organizationId,
  organizationName: z.string(),
  organizationNameEn: z.string(),
  organizationKind: z.enum(organizationKinds),
});
type Leaver = z.infer<typeof leaverShape>;

/** What is open and held by somebody whose account is disabled; `t` and `u` are ticket and user. */
const heldInVain = Prisma.sql`t.state NOT IN ('closed', 'withdrawn') AND u.id = t.holder_user_id AND u.disabled_at IS NOT NULL`;

/** In `withSystem` only. */
export function listLeavers(db: Db): Promise<Leaver[]> {
  return askRows(db, leaverShape)`
    SELECT DISTINCT u.id AS "userId", u.name AS "userName", o.id AS "organizationId", o.name AS "organizationName",
      o.name_en AS "organizationNameEn", o.kind::text AS "organizationKind"
    FROM tickets t JOIN users u ON ${heldInVain} JOIN organizations o ON o.id = t.holder_organization_id ORDER BY o.id, u.id`;
}

/**
 * `release`: back to the desk, where nobody has taken them; the desk is told once. Their targets stay, as with every change inside the
 * organization, and so do the readers. In `withSystem` only. Returns how many, a batch at most.
 */
export async function releaseFrom(db: Db, leaver: Leaver): Promise<number> {
  const { userId, userName, organizationId } = leaver;
  const held = await askRows(db, placedShape)`
    SELECT ${placedColumns} FROM tickets t JOIN users u ON ${heldInVain}
    WHERE u.id = ${userId}::uuid AND t.holder_organization_id = ${organizationId}::uuid ORDER BY t.id LIMIT ${batch} FOR UPDATE OF t`;
  const moved = movedBy(held, (ticket) => systemStepFor(ticket, 'release'));
  if (moved.length === 0) return 0;
  // Signed with the name of who had it: what was done was done to what that person had.
  await carryOut(db, moved, releaseTask, { organizationId, userName });
  await notify(db, null, releaseNotification(leaver, held));
  return moved.length;
}

/** Of one inquiry it says which; of several how many and whose, and leads to the list of what nobody has taken. */
function releaseNotification(leaver: Leaver, held: readonly Placed[]): NewNotification {
  const [first, ...others] = held;
  if (first === undefined) throw new Error('nothing was released');
  const { number, subject, id } = first;
  const told = { organizationId: leaver.organizationId, roles: deskRolesOf(leaver.organizationKind) };
  const named = { organization: leaver.organizationName, organizationEn: leaver.organizationNameEn };
  if (others.length === 0) {
    const about = { targetType: 'ticket', targetId: id, url: `/tickets/${number}` };
    return { kind: 'ticket.released', ...told, ...about, params: { number, subject, ...named } };
  }
  const about = { targetType: 'user', targetId: leaver.userId, url: untakenAddress };
  const params = { number: held.length, subject: leaver.userName, ...named };
  return { kind: 'ticket.released_several', ...told, ...about, params };
}

/** What becomes of the inquiries of a body that ends; `to` null = nobody goes on for it. In `withSystem` only. */
export async function inheritTickets(db: Db, from: OrganizationId, to: OrganizationId | null): Promise<void> {
  if (to !== null) return passOn(db, from, to);
  await endInquiries(db, from);
  await enqueue(db, releaseTask, {}, { key: releaseTask });
}

const openShape = placedShape.extend({
  holderKind: z.enum(organizationKinds),
  askerName: z.string(),
  askerNameEn: z.string(),
});
type Open = z.infer<typeof openShape>;

/** `end`: an answer would reach nobody, and no one else may close it. */
async function endInquiries(db: Db, asker: OrganizationId): Promise<void> {
  const open = await askRows(db, openShape)`
    SELECT ${placedColumns}, h.kind::text AS "holderKind", a.name AS "askerName", a.name_en AS "askerNameEn"
    FROM tickets t JOIN organizations h ON h.id = t.holder_organization_id JOIN organizations a ON a.id = t.asker_organization_id
    WHERE t.asker_organization_id = ${asker}::uuid AND t.closed_at IS NULL ORDER BY t.id FOR UPDATE OF t`;
  const moved = movedBy(open, (ticket) => systemStepFor(ticket, 'end'));
  const [first] = open;
  if (first === undefined) return;
  await carryOut(db, moved, 'organizations.apply_changes', { organizationId: asker, userName: first.askerName });
  for (const { ticket, step } of moved)
    await moveTargets(db, { ticketId: ticket.id, at: now(), state: step.state, level: step.level, toldAsker: false });
  const told = open.filter(({ holderOrganizationId }) => holderOrganizationId !== asker);
  await notify(db, null, told.map(endNotification));
}

/** To whoever had it in hand, or to the desk that did. */
const endNotification = (ticket: Open): NewNotification => ({
  kind: 'ticket.closed',
  organizationId: ticket.holderOrganizationId,
  ...(ticket.holderUserId === null ? { roles: deskRolesOf(ticket.holderKind) } : { userId: ticket.holderUserId }),
  targetType: 'ticket',
  targetId: ticket.id,
  url: `/tickets/${ticket.number}`,
  params: {
    number: ticket.number,
    subject: ticket.subject,
    organization: ticket.askerName,
    organizationEn: ticket.askerNameEn,
  },
});

const idShape = z.object({ id: z.string() });

/** `succeed`. Entries keep their authors. Internal notes stay with the body that wrote them. */
async function passOn(db: Db, from: OrganizationId, to: OrganizationId): Promise<void> {
  const concerned = await askRows(db, idShape)`
    SELECT id FROM tickets WHERE ${from}::uuid = ANY (party_ids) OR ${from}::uuid = ANY (chain) ORDER BY id`;
  for (let done = 0; done < concerned.length; done += batch) {
    const some = concerned.slice(done, done + batch);
    const tickets = await askRows(db, placedShape)`
      SELECT ${placedColumns} FROM tickets t WHERE id = ANY (${some.map(({ id }) => id)}::uuid[]) ORDER BY id FOR UPDATE`;
    const moved = movedBy(tickets, (ticket) => systemStepFor(ticket, 'succeed', { from, to }));
    await writeOutcomes(db, moved, now());
  }
  await openToHeir(db, from, to);
}

async function openToHeir(db: Db, from: OrganizationId, to: OrganizationId): Promise<void> {
  await db.$executeRaw`
    UPDATE ticket_entries SET audience = array_append(audience, ${to}::uuid)
    WHERE ${from}::uuid = ANY (audience) AND NOT ${to}::uuid = ANY (audience) AND kind <> 'note'`;
  const files = await askRows(db, idShape)`
    SELECT DISTINCT f.file_id AS id FROM ticket_entry_files f JOIN ticket_entries e ON e.id = f.entry_id
    WHERE ${to}::uuid = ANY (e.audience)`;
  await passOnFiles(
    db,
    files.map(({ id }) => id),
    from,
    to,
  );
}
