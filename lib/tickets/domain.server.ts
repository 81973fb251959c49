import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { daily, hourly } from '@/lib/calendar/rules';
import { enqueue } from '@/lib/core/background/queue';
import { Prisma } from '@/lib/core/generated/client';
import { releaseTask } from './constants';
import { inheritTickets } from './custody/system/mutations';
import { isDrafted } from './drafts/queries';
import { countTermsTask, readFilesTask } from './search/constants';
import { countTerms, readFiles } from './search/tasks';
import { recomputeTask, watchTask } from './sla/constants';
import { calendarsChanged } from './sla/queries';
import { recomputeTargets, watchTargets } from './sla/tasks';
import { releaseHeld } from './tasks';

export const domain: DomainServer = {
  tasks: {
    [releaseTask]: async () => void (await releaseHeld()),
    [countTermsTask]: countTerms,
    [readFilesTask]: async () => void (await readFiles()),
    [recomputeTask]: async () => void (await recomputeTargets()),
  },
  clock: [
    { task: releaseTask, due: hourly },
    { task: countTermsTask, due: daily(3, 30) },
    // What no job has read: it was lost, or there were too many at once.
    { task: readFilesTask, due: hourly },
    { task: recomputeTask, due: calendarsChanged },
  ],
  repeated: [{ name: watchTask, every: 30_000, run: watchTargets }],
  organizationEnded: async (db, { from, to }) => {
    await inheritTickets(db, from, to);
    return {};
  },
  // Whoever is disabled has nothing in hand any more, after the commit.
  userDisabled: (db) => enqueue(db, releaseTask, {}, { key: releaseTask }),
  keepsUpload: isDrafted,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM tickets WHERE number = ${text}`,
  auditNames: (ids) =>
    Prisma.sql`SELECT id::text, number || ' ' || subject AS name, '/tickets/' || number AS href FROM tickets WHERE id = ANY (${ids})`,
};
