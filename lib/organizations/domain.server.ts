import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { nameFor } from '@/lib/access/names';
import { daily } from '@/lib/calendar/rules';
import { duePayload } from '@/lib/core/background/ticks';
import { Prisma } from '@/lib/core/generated/client';
import { callForContactChecks } from './contacts/checks/tasks';
import { applyDueOrganizationChanges, dueOrganizationChanges } from './tasks';

const task = 'organizations.apply_changes';
const checks = 'organizations.contact_checks';

export const domain: DomainServer = {
  tasks: {
    [task]: async (_payload, { organizationEnded }) =>
      void (await applyDueOrganizationChanges(undefined, organizationEnded)),
    [checks]: (payload) => callForContactChecks(duePayload.parse(payload).due),
  },
  clock: [
    { task, due: dueOrganizationChanges },
    { task: checks, due: daily(9, 0) },
  ],
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM organizations WHERE code = ${text}`,
  auditNames: (ids, reader) =>
    Prisma.sql`SELECT o.id::text, ${nameFor(reader, Prisma.sql`o`)} AS name, '/organizations/' || o.code AS href FROM organizations o WHERE o.id = ANY (${ids})`,
};
