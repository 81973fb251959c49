import type { OrganizationId, UserId } from '@/lib/core/ids';
import type { NotificationKind } from '@/lib/notifications/constants';
import type { Step } from '../custody/types';

export interface TicketNotification {
  readonly kind: NotificationKind;
  readonly organizationId: OrganizationId;
  /** A person of it. */
  readonly userId?: UserId;
  /** Everybody at the organization's desk. */
  readonly desk: boolean;
  /** What it tells of, where that can be taken back by itself. */
  readonly entryId?: string;
}

interface Before {
  readonly holderOrganizationId: OrganizationId;
  readonly holderUserId: UserId | null;
  readonly askerUserId: UserId | null;
  readonly urgency: string;
}

const kinds: Partial<Record<Step['move'], NotificationKind>> = {
  answer: 'ticket.answered',
  pass_on: 'ticket.answered',
  escalate: 'ticket.escalated',
  ask_back: 'ticket.asked_back',
  reply: 'ticket.replied',
  return: 'ticket.returned',
  bypass: 'ticket.urgent',
  assign: 'ticket.assigned',
  supplement: 'ticket.replied',
  withdraw: 'ticket.closed',
  reopen: 'ticket.reopened',
};

/** Kinds that tell of a move. */
export const movedKinds: readonly NotificationKind[] = [...new Set(Object.values(kinds))];

/** Who is told of a move: whoever has it next (S3 用途2: each posting is mailed), and of a bypass the one left out too. */
export function notificationsFor(before: Before, step: Step, assigneeId: UserId | null): TicketNotification[] {
  const kind = kinds[step.move];
  if (kind === undefined) return [];
  const holder = step.chain[step.level] as OrganizationId;
  if (step.move === 'assign')
    return assigneeId === null ? [] : [{ kind, organizationId: holder, userId: assigneeId, desk: false }];
  if (step.move === 'withdraw') return [toHolder(before, kind)];
  if (step.move === 'supplement') return [toHolder(before, kind)];
  if (step.move === 'bypass')
    return [
      { kind, organizationId: holder, desk: true },
      { kind, organizationId: before.holderOrganizationId, desk: true },
    ];
  // What comes back concerns the person who asked and the desk, which stands in when that person is away.
  const toAsker = step.level === 0 && before.askerUserId !== null;
  return [{ kind, organizationId: holder, desk: true, ...(toAsker ? { userId: before.askerUserId as UserId } : {}) }];
}

function toHolder(before: Before, kind: NotificationKind): TicketNotification {
  const { holderOrganizationId: organizationId, holderUserId: userId } = before;
  return userId === null ? { kind, organizationId, desk: true } : { kind, organizationId, userId, desk: false };
}
