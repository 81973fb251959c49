import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { Prisma } from '@/lib/core/generated/client';
import { enqueue } from '@/lib/core/queue';
import { releaseTask } from './constants';
import { isDrafted } from './drafts/queries';
import { inheritTickets } from './inherit/mutations';
import { releaseHeld } from './tasks';

export const domain: DomainServer = {
  tasks: { [releaseTask]: async () => void (await releaseHeld()) },
  clock: [{ task: releaseTask, due: hourly }],
  organizationEnded: async (db, { from, to }) => {
    await inheritTickets(db, from, to);
    return {};
  },
  // Whoever is disabled has nothing in hand any more, after the commit.
  userDisabled: (db) => enqueue(db, releaseTask, {}, { key: releaseTask }),
  keepsUpload: isDrafted,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM tickets WHERE number = ${text}`,
};
