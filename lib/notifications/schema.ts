import { z } from 'zod';
import { type NotificationGroup, notificationChannels, notificationGroups } from './constants';

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

const channel = z.enum(notificationChannels);
/** A channel for every group. */
export const notificationSettingsSchema = z.object(
  Object.fromEntries(notificationGroups.map((group) => [group, channel])) as Record<NotificationGroup, typeof channel>,
);
export type NotificationSettingsInput = z.output<typeof notificationSettingsSchema>;
