import { defineExport } from '@/lib/access/requests/export-route';
import { worksAtDesk } from '@/lib/tickets/policy';
import { targetReportExport } from '@/lib/tickets/sla/report/queries';
import { targetReportExportSchema } from '@/lib/tickets/sla/report/schema';

/** The table of tiers as it is filtered. */
export const GET = defineExport({
  name: 'ticket.target-report',
  input: targetReportExportSchema,
  allow: worksAtDesk,
  run: ({ format, ...filter }, { actor }) => targetReportExport(actor, filter, format),
});
