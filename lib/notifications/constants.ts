import type { NotificationChannel } from '@/lib/core/generated/enums';

/** Everything a user can be told. A kind has a text per language (`notifications.kinds`) and belongs to one group. */
export const notificationKinds = [
  'ticket.received',
  'ticket.escalated',
  'ticket.asked_back',
  'ticket.replied',
  'ticket.answered',
  'ticket.returned',
  'ticket.assigned',
  'ticket.closed',
  'ticket.reopened',
  'ticket.urgent',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What a user chooses a channel for. */
export const notificationGroups = ['waiting', 'answers', 'assigned', 'urgent'] as const;
export type NotificationGroup = (typeof notificationGroups)[number];

export const groupOfKind: Record<NotificationKind, NotificationGroup> = {
  'ticket.received': 'waiting',
  'ticket.escalated': 'waiting',
  'ticket.asked_back': 'waiting',
  'ticket.replied': 'waiting',
  'ticket.returned': 'waiting',
  'ticket.reopened': 'waiting',
  'ticket.answered': 'answers',
  'ticket.closed': 'answers',
  'ticket.assigned': 'assigned',
  'ticket.urgent': 'urgent',
};

export const notificationChannels = ['none', 'portal', 'digest', 'mail'] as const satisfies NotificationChannel[];

/** S3: each posting mails the body concerned at once; a user may choose less. */
export const defaultChannels: Record<NotificationGroup, NotificationChannel> = {
  waiting: 'mail',
  answers: 'mail',
  assigned: 'mail',
  urgent: 'mail',
};

/** Names of the worker's tasks. */
export const expandTask = 'notifications.expand';
export const mailTask = 'mails.send';
