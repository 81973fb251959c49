import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { Prisma } from '@/lib/core/generated/client';
import { disableUsers, moveUsers } from './ended/mutations';
import { sweepAccounts } from './tasks';
import { canSeeUsers } from './users/policy';

export const domain: DomainServer = {
  organizationEnded: async (db, { from, to }) => ({
    users: to === null ? await disableUsers(db, from) : await moveUsers(db, from, to),
  }),
  tasks: { 'accounts.sweep': () => sweepAccounts(now()) },
  clock: [{ task: 'accounts.sweep', due: hourly }],
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM users WHERE login_id = ${text.toLowerCase()}`,
  auditNames: (ids, reader) => {
    const href = canSeeUsers(reader) ? Prisma.sql`'/admin/users/' || id` : Prisma.sql`NULL::text`;
    return Prisma.sql`SELECT id::text, name || ' ' || login_id AS name, ${href} AS href FROM users WHERE id = ANY (${ids})`;
  },
};
