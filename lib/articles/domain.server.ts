import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { Prisma } from '@/lib/core/generated/client';
import { articleMailText } from './announcing/queries';
import { inheritArticles } from './ended/mutations';
import { turnArticles } from './tasks';
import { readFiles } from './texts/tasks';

export const domain: DomainServer = {
  tasks: { 'articles.read-files': async () => void (await readFiles()) },
  // What no job has read: it was lost, or there were too many at once.
  clock: [{ task: 'articles.read-files', due: hourly }],
  repeated: [{ name: 'articles.turn', every: 15_000, run: turnArticles }],
  organizationEnded: inheritArticles,
  mailText: articleMailText,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM articles WHERE number = ${text}`,
  auditNames: (ids) =>
    Prisma.sql`SELECT id::text, number || ' ' || title AS name, '/articles/' || number AS href FROM articles WHERE id = ANY (${ids})`,
};
