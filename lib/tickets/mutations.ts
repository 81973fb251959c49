import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { newId, type OrganizationId } from '@/lib/core/ids';
import type { TicketSystem, TicketUrgency } from './constants';
import { announce } from './create/mutations';
import { insertFirstRows, insertTicket, takeGround } from './create/rows/mutations';
import { startCustody } from './custody/rules';
import { findOwnContact } from './drafts/queries';
import type { Kinds } from './notifications/mutations';
import { worksAtDesk } from './policy';
import { openTicket } from './presence/mutations';
import { chainFor } from './rules';

export { openTicket };

/** A fault that the portal itself has found. */
export interface Fault {
  /** Whose server, device or line it is. */
  readonly ownerId: OrganizationId;
  readonly subject: string;
  readonly question: string;
  readonly system: TicketSystem;
  readonly urgency: TicketUrgency;
  readonly occurredAt: Date;
}

/**
 * Opens a fault ticket with its facts filled in. A town's or a prefecture's goes straight to the call center (S0 §4); one that the center
 * opens about others is theirs to read and in the opener's hands at the center (S0 §3: it isolates, finds the cause, arranges recovery);
 * the center's own stays at its desk.
 */
export async function openFaultTicket(
  db: Db,
  actor: Actor,
  { ownerId, question, ...fault }: Fault,
): Promise<{ readonly id: string; readonly number: string }> {
  const at = now();
  const ground = await takeGround(db, at);
  const { center, operator } = ground;
  const forOthers = actor.organizationId === center && ownerId !== center;
  const asker = forOthers ? ownerId : actor.organizationId;
  const kind = forOthers ? 'municipality' : actor.organizationKind;
  const chain = chainFor(kind, 'direct', { asker, prefecture: null, center, operator });
  const contact = await findOwnContact(db, actor);
  const matter = {
    ...fault,
    category: 'fault' as const,
    actionTaken: '',
    contactName: actor.userName.slice(0, 60),
    contactPhone: contact.phone.slice(0, 40),
    contactMail: contact.mail,
  };
  const ticket = await insertTicket(db, ground, matter, {
    custody: startCustody(chain, { submit: asker !== center && worksAtDesk(actor), bypass: false, take: forOthers }),
    route: 'direct',
    channel: 'portal',
    askerUserId: forOthers ? null : actor.userId,
    taker: forOthers ? actor : null,
  });
  await insertFirstRows(db, actor, ticket, newId(), question);
  const told = [...new Set([ticket.holderId, ...ticket.partyIds])].filter((id) => id !== actor.organizationId);
  const kinds: Kinds = { [center]: 'center', [operator]: 'operator', [asker]: kind };
  await announce(db, actor, ticket, 'ticket.created', kinds, told);
  return { id: ticket.id, number: ticket.number };
}
