import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { onWorkingDays } from '@/lib/calendar/queries';
import { Prisma } from '@/lib/core/generated/client';
import { endDeputies, inheritApplications } from './ended/mutations';
import { remindDue } from './reminders/tasks';

const remindTask = 'applications.remind';

export const domain: DomainServer = {
  tasks: { [remindTask]: async () => void (await remindDue()) },
  clock: [{ task: remindTask, due: onWorkingDays(9, 0) }],
  organizationEnded: inheritApplications,
  userDisabled: endDeputies,
  keepsUpload: () =>
    Prisma.sql`EXISTS (SELECT FROM applications a WHERE a.state = 'draft' AND files.id = ANY (a.file_ids))`,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM applications WHERE number::text = ${text}`,
  auditNames: (ids) =>
    Prisma.sql`SELECT id::text, number || ' ' || subject AS name, '/applications/' || number AS href FROM applications WHERE id = ANY (${ids})`,
};
