import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { applyDueOrganizationChanges, dueOrganizationChanges } from './tasks';

const task = 'organizations.apply_changes';

export const domain: DomainServer = {
  tasks: {
    [task]: async (_payload, { organizationEnded }) =>
      void (await applyDueOrganizationChanges(undefined, organizationEnded)),
  },
  clock: [{ task, due: dueOrganizationChanges }],
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM organizations WHERE code = ${text}`,
};
