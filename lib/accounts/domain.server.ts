import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { Prisma } from '@/lib/core/generated/client';
import { disableUsers, moveUsers } from './ended/mutations';
import { handOverTask, tellTask } from './handover/prepared/constants';
import { applyDueHandovers, dueHandovers, tellApplied } from './handover/prepared/tasks';
import { sweepAccounts } from './tasks';
import { canSeeUsers } from './users/policy';

export const domain: DomainServer = {
  organizationEnded: async (db, { from, to }) => ({
    users: to === null ? await disableUsers(db, from) : await moveUsers(db, from, to),
  }),
  tasks: {
    'accounts.sweep': () => sweepAccounts(now()),
    [handOverTask]: async (_payload, { userDisabled }) => void (await applyDueHandovers(userDisabled)),
    [tellTask]: tellApplied,
  },
  clock: [
    { task: 'accounts.sweep', due: hourly },
    { task: handOverTask, due: dueHandovers },
  ],
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM users WHERE login_id = ${text.toLowerCase()}`,
  auditNames: (ids, reader) => {
    const href = (place: string) => (canSeeUsers(reader) ? Prisma.sql`${place}::text || id` : Prisma.sql`NULL::text`);
    return Prisma.sql`
      SELECT id::text, name || ' ' || login_id AS name, ${href('/admin/users/')} AS href FROM users WHERE id = ANY (${ids})
      UNION ALL SELECT id::text, effective_on::text, ${href('/admin/users/handover/')} FROM prepared_handovers WHERE id = ANY (${ids})`;
  },
};
