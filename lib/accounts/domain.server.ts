import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { Prisma } from '@/lib/core/generated/client';
import { sweepAccounts } from './tasks';

export const domain: DomainServer = {
  tasks: { 'accounts.sweep': () => sweepAccounts(now()) },
  clock: [{ task: 'accounts.sweep', due: hourly }],
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM users WHERE login_id = ${text.toLowerCase()}`,
};
