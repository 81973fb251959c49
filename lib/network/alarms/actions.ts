'use server';

import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { acknowledgeAlarm } from './mutations';
import { acknowledgeAlarmSchema } from './schema';

export const acknowledgeAlarmAction = defineAction({
  name: 'alarm.acknowledge',
  input: acknowledgeAlarmSchema,
  allow: canManageNetwork,
  run: (input, { actor, db }) => acknowledgeAlarm(db, actor, input),
  redirectTo: ({ number }) => `/network/alarms/${number}`,
});
