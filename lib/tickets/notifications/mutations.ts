import 'server-only';
import type { Actor, OrganizationKind } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { notify } from '@/lib/notifications/mutations';
import type { NewNotification } from '@/lib/notifications/types';
import type { TicketUrgency } from '../constants';
import { deskRolesOf } from '../policy';
import type { TicketNotification } from './rules';

interface About {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly urgency: TicketUrgency;
}

/** What kind each organization is that may be told, by id. */
export type Kinds = Readonly<Record<string, OrganizationKind>>;

type Told = readonly [ticket: About, kinds: Kinds, notifications: readonly TicketNotification[]];

/** What is to be queued about a ticket, each for the person it names, for whoever works at the organization's desk, or for both. */
export function aboutTicket(
  actor: Actor,
  ticket: About,
  kinds: Kinds,
  notifications: readonly TicketNotification[],
): NewNotification[] {
  return notifications.map(({ kind, organizationId, userId, desk, entryId }): NewNotification => {
    const told = kinds[organizationId];
    if (told === undefined) throw new Error(`no organization ${organizationId}`);
    return {
      kind,
      organizationId,
      ...(userId === undefined ? {} : { userId }),
      ...(desk ? { roles: deskRolesOf(told) } : {}),
      targetType: 'ticket',
      targetId: ticket.id,
      url: `/tickets/${ticket.number}`,
      urgent: ticket.urgency === 'urgent',
      params: {
        number: ticket.number,
        subject: ticket.subject,
        organization: actor.organizationName,
        organizationEn: actor.organizationNameEn,
        ...(entryId === undefined ? {} : { entry: entryId }),
      },
    };
  });
}

/** Queues what is to be told about a ticket. */
export const notifyAboutTicket = (db: Db, actor: Actor, ...about: Told): Promise<void> =>
  notify(db, actor, aboutTicket(actor, ...about));
