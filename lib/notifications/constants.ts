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
  'ticket.released',
  'ticket.released_several',
  'ticket.urgent',
  'organization.change_planned',
  'organization.change_cancelled',
  'organization.change_applied',
  'organization.change_failed',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What a user chooses a channel for. */
export const notificationGroups = ['waiting', 'answers', 'assigned', 'urgent', 'organization'] as const;
export type NotificationGroup = (typeof notificationGroups)[number];

export const groupOfKind: Record<NotificationKind, NotificationGroup> = {
  'ticket.received': 'waiting',
  'ticket.escalated': 'waiting',
  'ticket.asked_back': 'waiting',
  'ticket.replied': 'waiting',
  'ticket.returned': 'waiting',
  'ticket.reopened': 'waiting',
  'ticket.released': 'waiting',
  'ticket.released_several': 'waiting',
  'ticket.answered': 'answers',
  'ticket.closed': 'answers',
  'ticket.assigned': 'assigned',
  'ticket.urgent': 'urgent',
  'organization.change_planned': 'organization',
  'organization.change_cancelled': 'organization',
  'organization.change_applied': 'organization',
  'organization.change_failed': 'organization',
};

export const notificationChannels = ['none', 'portal', 'digest', 'mail'] as const satisfies NotificationChannel[];

/** S3: each posting mails the body concerned at once; a user may choose less. */
export const defaultChannels: Record<NotificationGroup, NotificationChannel> = {
  waiting: 'mail',
  answers: 'mail',
  assigned: 'mail',
  urgent: 'mail',
  organization: 'mail',
};

/** Name of the worker's task. */
export const mailTask = 'mails.send';
