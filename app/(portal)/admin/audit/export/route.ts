import { defineRoute } from '@/lib/access/route';
import { auditExport } from '@/lib/audit/exports/queries';
import { canReadAudit } from '@/lib/audit/policy';
import { auditExportSchema } from '@/lib/audit/schema';

/** The log as it is filtered, all its pages. */
export const GET = defineRoute({
  name: 'audit.export',
  method: 'GET',
  input: auditExportSchema,
  allow: canReadAudit,
  run: ({ format, ...filter }, { actor }) => auditExport(actor, filter, format),
});
