import 'server-only';
import { z } from 'zod';
import type { DomainServer } from '@/lib/access/domain-server';
import { onWorkingDays } from '@/lib/calendar/queries';
import { daily } from '@/lib/calendar/rules';
import { duePayload } from '@/lib/core/background/ticks';
import { mailTask } from './constants';
import { sendDigests } from './digests/tasks';
import { deliverMails, deliverOverdueMails } from './mails/tasks';
import { forgetOldNotifications } from './retention/tasks';
import { expandWaiting } from './tasks';

const mailPayload = z.object({ mailIds: z.array(z.uuid()) });

export const domain: DomainServer = {
  tasks: {
    [mailTask]: (payload) => deliverMails(mailPayload.parse(payload).mailIds),
    'notifications.digest': async (payload) => void (await sendDigests(duePayload.parse(payload).due)),
    'notifications.retention': async (payload) => void (await forgetOldNotifications(duePayload.parse(payload).due)),
  },
  clock: [
    { task: 'notifications.digest', due: onWorkingDays(8, 0) },
    { task: 'notifications.retention', due: daily(3, 0) },
  ],
  repeated: [
    { name: 'notifications.expand', every: 1_000, run: ({ mailTexts }) => expandWaiting(mailTexts) },
    { name: 'mails.sweep', every: 15_000, run: () => deliverOverdueMails() },
  ],
};
