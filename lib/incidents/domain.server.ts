import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { tellTask } from './constants';
import { tellInTheMorning } from './notifications/mutations';

export const domain: DomainServer = {
  tasks: { [tellTask]: tellInTheMorning },
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM incidents WHERE number::text = ${text}`,
};
