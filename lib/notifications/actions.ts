'use server';

import { defineAction } from '@/lib/access/action';
import { failure, success } from '@/lib/core/errors';
import { chooseChannels, chooseMailText, readAllNotifications, readNotification } from './mutations';
import { listAddress } from './rules';
import { mailSettingsSchema, markAllReadSchema, markReadSchema, notificationSettingsSchema } from './schema';

export const markReadAction = defineAction({
  name: 'notification.read',
  input: markReadSchema,
  allow: () => true,
  run: async ({ id, ...view }, { actor, db }) =>
    (await readNotification(db, actor, id)) === null ? failure('notFound') : success(view),
  redirectTo: listAddress,
});

export const markAllReadAction = defineAction({
  name: 'notification.read-all',
  input: markAllReadSchema,
  allow: () => true,
  run: async ({ upTo, ...view }, { actor, db }) => {
    await readAllNotifications(db, actor, upTo);
    return success(view);
  },
  redirectTo: listAddress,
});

export const chooseChannelsAction = defineAction({
  name: 'notification_settings.change',
  input: notificationSettingsSchema,
  allow: () => true,
  run: async (channels, { actor, db }) => {
    await chooseChannels(db, actor, channels);
    return success(null);
  },
  redirectTo: () => '/settings/notifications?saved=1&by=',
});

export const chooseMailTextAction = defineAction({
  name: 'mail_settings.change',
  input: mailSettingsSchema,
  allow: () => true,
  run: async ({ fullText }, { actor, db }) => {
    await chooseMailText(db, actor, fullText);
    return success(null);
  },
  redirectTo: () => '/settings/notifications?saved=1&by=',
});
