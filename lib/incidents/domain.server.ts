import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { Prisma } from '@/lib/core/generated/client';
import { tellTask } from './constants';
import { inheritIncidents } from './ended/mutations';
import { tellInTheMorning } from './notifications/mutations';
import { remindDuties } from './reminders/tasks';

const remindTask = 'incidents.remind';

export const domain: DomainServer = {
  tasks: { [tellTask]: tellInTheMorning, [remindTask]: async () => void (await remindDuties()) },
  clock: [{ task: remindTask, due: hourly }],
  organizationEnded: inheritIncidents,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM incidents WHERE number::text = ${text}`,
  auditNames: (ids) =>
    Prisma.sql`SELECT id::text, number || ' ' || title AS name, '/incidents/' || number AS href FROM incidents WHERE id = ANY (${ids})`,
};
