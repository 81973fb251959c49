import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { Prisma } from '@/lib/core/generated/client';
import { releaseTask } from './constants';
import { inheritTickets } from './inherit/mutations';
import { releaseHeld } from './tasks';

export const domain: DomainServer = {
  tasks: { [releaseTask]: async () => void (await releaseHeld()) },
  clock: [{ task: releaseTask, due: hourly }],
  organizationEnded: inheritTickets,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM tickets WHERE number = ${text}`,
};
