'use server';

import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { acknowledgeAlarm } from './mutations';
import { acknowledgeAlarmSchema, openAlarmTicketSchema } from './schema';
import { openAlarmTicket } from './tickets/mutations';

export const acknowledgeAlarmAction = defineAction({
  name: 'alarm.acknowledge',
  input: acknowledgeAlarmSchema,
  allow: canManageNetwork,
  run: (input, { actor, db }) => acknowledgeAlarm(db, actor, input),
  redirectTo: ({ number }) => `/network/alarms/${number}`,
});

/** One click: the facts stand in the alarm. */
export const openAlarmTicketAction = defineAction({
  name: 'alarm.open-ticket',
  writing: 'inquiry',
  input: openAlarmTicketSchema,
  allow: canManageNetwork,
  run: (input, { actor, db }) => openAlarmTicket(db, actor, input),
  redirectTo: ({ number }) => `/tickets/${number}`,
});
