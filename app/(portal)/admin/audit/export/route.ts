import { targetFindersOf } from '@/lib/access/domain-server';
import { defineExport } from '@/lib/access/requests/export-route';
import { auditExport } from '@/lib/audit/exports/queries';
import { canReadAudit } from '@/lib/audit/policy';
import { auditExportSchema } from '@/lib/audit/schema';
import { domainServers } from '@/lib/generated/domain-servers';

const find = targetFindersOf(Object.values(domainServers));

/** The log as it is filtered, all its pages. */
export const GET = defineExport({
  name: 'audit.export',
  input: auditExportSchema,
  allow: canReadAudit,
  run: ({ format, ...filter }, { actor }) => auditExport(actor, filter, format, find),
});
