import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { daily, hourly } from '@/lib/calendar/rules';
import { Prisma } from '@/lib/core/generated/client';
import { enqueue } from '@/lib/core/queue';
import { releaseTask } from './constants';
import { isDrafted } from './drafts/queries';
import { inheritTickets } from './inherit/mutations';
import { countTermsTask } from './search/constants';
import { countTerms } from './search/tasks';
import { releaseHeld } from './tasks';

export const domain: DomainServer = {
  tasks: { [releaseTask]: async () => void (await releaseHeld()), [countTermsTask]: countTerms },
  clock: [
    { task: releaseTask, due: hourly },
    { task: countTermsTask, due: daily(3, 30) },
  ],
  organizationEnded: async (db, { from, to }) => {
    await inheritTickets(db, from, to);
    return {};
  },
  // Whoever is disabled has nothing in hand any more, after the commit.
  userDisabled: (db) => enqueue(db, releaseTask, {}, { key: releaseTask }),
  keepsUpload: isDrafted,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM tickets WHERE number = ${text}`,
};
