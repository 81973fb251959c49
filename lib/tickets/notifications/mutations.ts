import 'server-only';
import type { Actor, OrganizationKind } from '@/lib/access/actor';
import type { Piece } from '@/lib/core/pieces';
import { notificationOf } from '@/lib/notifications/mutations';
import { deskRolesOf } from '../policy';
import type { TicketNotification } from './rules';

interface About {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
}

/** What kind each organization is that may be told, by id. */
export type Kinds = Readonly<Record<string, OrganizationKind>>;

/** Notifications about a ticket, each for the person it names, for whoever works at the organization's desk, or for both. */
export function ticketNotifications(
  actor: Actor,
  ticket: About,
  kinds: Kinds,
  notifications: readonly TicketNotification[],
): Piece[] {
  return notifications.map(({ kind, organizationId, userId, desk }) => {
    const told = kinds[organizationId];
    if (told === undefined) throw new Error(`no organization ${organizationId}`);
    return notificationOf(actor, {
      kind,
      organizationId,
      ...(userId === undefined ? {} : { userId }),
      ...(desk ? { roles: deskRolesOf(told) } : {}),
      targetType: 'ticket',
      targetId: ticket.id,
      url: `/tickets/${ticket.number}`,
      params: {
        number: ticket.number,
        subject: ticket.subject,
        organization: actor.organizationName,
        organizationEn: actor.organizationNameEn,
      },
    });
  });
}
