import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { sweepAccounts } from '@/lib/accounts/tasks';
import { verifyAndRecord, witnessHead } from '@/lib/audit/tasks';
import { now } from '@/lib/core/clock';
import { forgetOldTicks } from '@/lib/core/ticks';
import { sweepFiles } from '@/lib/files/tasks';
import { mailTask } from '@/lib/notifications/constants';
import { sendDigests } from '@/lib/notifications/digests/tasks';
import { deliverMail } from '@/lib/notifications/mails/tasks';
import { forgetOldNotifications } from '@/lib/notifications/retention/tasks';
import { applyDueOrganizationChanges } from '@/lib/organizations/tasks';
import { releaseTask } from '@/lib/tickets/constants';
import { inheritTickets } from '@/lib/tickets/inherit/mutations';
import { releaseHeld } from '@/lib/tickets/tasks';

const mailPayload = z.object({ mailId: z.uuid() });
const duePayload = z.object({ due: z.string() });

/** Every task of the queue. A job may run twice (its worker was killed after the work): each task bears it. */
export const tasks: TaskList = {
  [mailTask]: (payload) => deliverMail(mailPayload.parse(payload).mailId),
  'notifications.digest': async (payload) => void (await sendDigests(duePayload.parse(payload).due)),
  'notifications.retention': async (payload) => void (await forgetOldNotifications(duePayload.parse(payload).due)),
  'accounts.sweep': () => sweepAccounts(now()),
  'files.sweep': async () => void (await sweepFiles(now())),
  'audit.witness': witnessHead,
  'audit.verify': async () => void (await verifyAndRecord()),
  'organizations.apply_changes': async () => void (await applyDueOrganizationChanges(undefined, [inheritTickets])),
  [releaseTask]: async () => void (await releaseHeld()),
  'clock.forget': forgetOldTicks,
};
