import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { notify } from '@/lib/notifications/mutations';
import { deskRolesOf } from '../policy';
import type { Notice } from './rules';

interface About {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
}

/** Queues notices about a ticket, each for the person it names, for whoever works at the organization's desk, or for both. */
export async function tellDesks(db: Db, actor: Actor, ticket: About, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const kinds = await db.organization.findMany({
    where: { id: { in: notices.map((notice) => notice.organizationId) } },
    select: { id: true, kind: true },
  });
  for (const { kind, organizationId, userId, desk } of notices) {
    const told = kinds.find(({ id }) => id === organizationId);
    if (told === undefined) throw new Error(`no organization ${organizationId}`);
    await notify(db, actor, {
      kind,
      organizationId,
      ...(userId === undefined ? {} : { userId }),
      ...(desk ? { roles: deskRolesOf(told.kind) } : {}),
      targetType: 'ticket',
      targetId: ticket.id,
      url: `/tickets/${ticket.number}`,
      params: { number: ticket.number, subject: ticket.subject, organization: actor.organizationName },
    });
  }
}
