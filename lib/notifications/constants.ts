import type { DeclaredGroup, DeclaredKind, Domain } from '@/lib/access/domain';
import type { NotificationChannel } from '@/lib/core/generated/enums';
import { domains } from '@/lib/generated/domains';

/** Something a user can be told. Each domain declares its own. */
export type NotificationKind = DeclaredKind;
/** What a user chooses a channel for. */
export type NotificationGroup = DeclaredGroup;

const declared = Object.values<Domain>(domains)
  .sort((a, b) => a.order - b.order)
  .flatMap(({ notifications }) => notifications ?? []);

export const groupOfKind: Record<NotificationKind, NotificationGroup> = Object.assign(
  {},
  ...declared.map(({ kinds }) => kinds),
);
export const notificationKinds = Object.keys(groupOfKind) as NotificationKind[];

/** What applies until a user has chosen. */
export const defaultChannels: Record<NotificationGroup, NotificationChannel> = Object.assign(
  {},
  ...declared.map(({ groups }) => groups),
);
export const notificationGroups = Object.keys(defaultChannels) as NotificationGroup[];

const obligatory: readonly NotificationGroup[] = declared.flatMap((notifications) => notifications.obligatory ?? []);

/** Nobody turns it off: it is mailed. */
export const isObligatory = (group: NotificationGroup): boolean => obligatory.includes(group);

export const notificationChannels = [
  'none',
  'portal',
  'digest',
  'duty',
  'mail',
] as const satisfies NotificationChannel[];

/** `duty` is for groups that begin with it: they are about a desk, where one can be on duty. */
export const channelsOf = (group: NotificationGroup): readonly NotificationChannel[] =>
  isObligatory(group)
    ? ['mail']
    : notificationChannels.filter((channel) => channel !== 'duty' || defaultChannels[group] === 'duty');

/** Name of the worker's task. */
export const mailTask = 'mails.send';
