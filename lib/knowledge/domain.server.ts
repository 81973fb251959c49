import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { readKnowledgeNumber } from './number/rules';

export const domain: DomainServer = {
  auditTargets: (text) =>
    Prisma.sql`SELECT id::text FROM knowledge_items WHERE number = ${readKnowledgeNumber(text) ?? -1}`,
};
