import { defineExport } from '@/lib/access/requests/export-route';
import { casesExport } from '@/lib/statistics/disclosure/exports/queries';
import { exportCasesSchema } from '@/lib/statistics/disclosure/schema';
import { canSeeStatistics } from '@/lib/statistics/policy';

/** The own requests as they are filtered. */
export const GET = defineExport({
  name: 'disclosure_case.export',
  input: exportCasesSchema,
  allow: canSeeStatistics,
  run: ({ format, ...filter }, { actor }) => casesExport(actor, filter, format),
});
