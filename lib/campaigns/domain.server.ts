import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { onWorkingDays } from '@/lib/calendar/queries';
import { Prisma } from '@/lib/core/generated/client';
import { inheritCampaigns } from './ended/mutations';
import { remindOfCampaigns } from './tasks';

const remindTask = 'campaigns.remind';

export const domain: DomainServer = {
  tasks: { [remindTask]: async () => void (await remindOfCampaigns()) },
  clock: [{ task: remindTask, due: onWorkingDays(9, 0) }],
  organizationEnded: inheritCampaigns,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM campaigns WHERE number::text = ${text}`,
  auditNames: (ids) =>
    Prisma.sql`SELECT id::text, number || ' ' || title AS name, '/campaigns/' || number AS href FROM campaigns WHERE id = ANY (${ids})`,
};
