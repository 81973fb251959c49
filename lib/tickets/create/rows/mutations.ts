import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { deskCalendar } from '../../desk-hours/queries';
import { numberYear, takeNumber } from '../../number/mutations';
import { formatTicketNumber } from '../../number/rules';
import { chooseTargets, startTargets } from '../../sla/mutations';
import { type Ground, groundShape, type Matter, type NewTicket, type Opening } from './types';

const takeGroundShape = groundShape.omit({ at: true, number: true }).extend({ last: z.number() });

/** Reads what opening a ticket stands on, and takes its number: from here to the commit others who open one wait. */
export async function takeGround(db: Db, at: Date): Promise<Ground> {
  const year = numberYear(at);
  const tier = (kind: 'center' | 'operator') =>
    Prisma.sql`(SELECT id FROM organizations WHERE kind = ${kind}::organization_kind AND parent_id IS NULL AND valid_to IS NULL)`;
  const [row] = await askRows(db, takeGroundShape)`
    WITH numbered AS (${takeNumber(year)})
    SELECT last, ${tier('center')} AS center, ${tier('operator')} AS operator FROM numbered`;
  if (!row?.center || !row.operator) throw new Error('the center or the operator is missing from the tree');
  const { last, ...ground } = row;
  return { ...ground, at, number: formatTicketNumber(year, last) };
}

/** Opens a ticket, and starts its clock by the hours of the desk that has it first. */
export async function insertTicket(db: Db, ground: Ground, matter: Matter, opening: Opening): Promise<NewTicket> {
  const { at, number } = ground;
  const { state, chain, level, partyIds, bypassed } = opening.custody;
  const { taker, channel, route } = opening;
  const { subject, urgency } = matter;
  const id = newId();
  const holderId = chain[level] as OrganizationId;
  const calendar = await deskCalendar(db, holderId, at);
  const targets = await chooseTargets(db, {
    category: matter.category,
    urgency,
    deskOrganizationId: holderId,
    at,
    calendar,
  });
  await db.$executeRaw`
    INSERT INTO tickets (id, number, route, channel, state, level, chain, party_ids, bypassed, subject, category, system, urgency,
      occurred_at, action_taken, contact_name, contact_phone, contact_mail, asker_organization_id, asker_user_id,
      holder_organization_id, holder_user_id, holder_user_name, holder_since, due_at, created_at)
    VALUES (${id}::uuid, ${number}, ${route}::ticket_route, ${channel}::ticket_channel, ${state}::ticket_state, ${level}, ${[...chain]}::uuid[],
      ${[...partyIds]}::uuid[], ${bypassed}, ${subject}, ${matter.category}::ticket_category, ${matter.system}::ticket_system,
      ${urgency}::ticket_urgency, ${matter.occurredAt}, ${matter.actionTaken}, ${matter.contactName}, ${matter.contactPhone},
      ${matter.contactMail}, ${chain[0]}::uuid, ${opening.askerUserId}::uuid, ${holderId}::uuid, ${taker?.userId ?? null}::uuid,
      ${taker?.userName ?? null}, ${at}, ${targets.dueAt}, ${at})`;
  await startTargets(db, id, targets);
  return { id, number, subject, urgency, state, route, level, partyIds, holderId, createdAt: at };
}

/** Who has it first, the question, and that its author has read it. */
export async function insertFirstRows(
  db: Db,
  actor: Actor,
  ticket: NewTicket,
  entryId: string,
  body: string,
): Promise<void> {
  await db.$executeRaw`
    WITH held AS (
      INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since)
      VALUES (${ticket.id}::uuid, 1, ${ticket.holderId}::uuid, ${ticket.level}, ${ticket.createdAt})),
    read AS (
      INSERT INTO ticket_reads (user_id, ticket_id, read_at) VALUES (${actor.userId}::uuid, ${ticket.id}::uuid, ${ticket.createdAt}))
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_id, author_name, body, audience, created_at)
    VALUES (${entryId}::uuid, ${ticket.id}::uuid, 1, 'question', ${actor.organizationId}::uuid, ${actor.userId}::uuid,
      ${actor.userName}, ${body}, ${[...ticket.partyIds]}::uuid[], ${ticket.createdAt})`;
}

/** What was typed for it is sent. */
export async function endDraft(db: Db, actor: Actor): Promise<void> {
  await db.$executeRaw`DELETE FROM ticket_drafts WHERE user_id = ${actor.userId}::uuid AND ticket_id IS NULL`;
}
