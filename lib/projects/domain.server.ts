import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { Prisma } from '@/lib/core/generated/client';
import { inheritProjects } from './ended/mutations';

export const domain: DomainServer = {
  organizationEnded: inheritProjects,
  auditTargets: (text) => Prisma.sql`SELECT id::text FROM projects WHERE number::text = ${text}`,
  auditNames: (ids) =>
    Prisma.sql`SELECT id::text, number || ' ' || title AS name, '/projects/' || number AS href FROM projects WHERE id = ANY (${ids})`,
};
