import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { readKnowledgeNumber } from './number/rules';

export const domain: DomainServer = {
  auditTargets: (text) =>
    Prisma.sql`SELECT id::text FROM knowledge_items WHERE number = ${readKnowledgeNumber(text) ?? -1}`,
  auditNames: (ids) => Prisma.sql`
    SELECT i.id::text, 'K-' || i.number || ' ' || v.title AS name, '/knowledge/' || i.number AS href
    FROM knowledge_items i JOIN LATERAL (
      SELECT title FROM knowledge_versions WHERE item_id = i.id ORDER BY version DESC LIMIT 1) v ON true WHERE i.id = ANY (${ids})`,
};
