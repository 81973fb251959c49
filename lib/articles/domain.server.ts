import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { inheritArticles } from './ended/mutations';
import { turnArticles } from './tasks';

export const domain: DomainServer = {
  repeated: [{ name: 'articles.turn', every: 15_000, run: turnArticles }],
  organizationEnded: inheritArticles,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM articles WHERE number = ${text}`,
};
