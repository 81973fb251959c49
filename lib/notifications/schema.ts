import { z } from 'zod';
import { channelsOf, type NotificationGroup, notificationChannels, notificationGroups } from './constants';

/** The list's address: what is shown, and from where on. */
export const notificationListSchema = z.object({
  show: z.enum(['all', 'unread']).default('all'),
  group: z.enum(notificationGroups).optional(),
  /** Id of the last one of the page before. */
  before: z.uuid().optional(),
});
export type NotificationListInput = z.output<typeof notificationListSchema>;

const view = { show: z.enum(['all', 'unread']), group: z.union([z.literal(''), z.enum(notificationGroups)]) };

/** With the view that the list goes back to. */
export const markReadSchema = z.object({ id: z.uuid(), ...view });

/** Up to this one: what comes in while the list is read stays unread. */
export const markAllReadSchema = z.object({ upTo: z.uuid(), ...view });

const channelOf = (group: NotificationGroup) =>
  z.enum(notificationChannels).refine((channel) => channelsOf(group).includes(channel));
/** A channel for every group. */
export const notificationSettingsSchema = z.object(
  Object.fromEntries(notificationGroups.map((group) => [group, channelOf(group)])) as Record<
    NotificationGroup,
    ReturnType<typeof channelOf>
  >,
);
export type NotificationSettingsInput = z.output<typeof notificationSettingsSchema>;

export const mailSettingsSchema = z.strictObject({ fullText: z.stringbool() });
