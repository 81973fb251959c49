import { defineExport } from '@/lib/access/requests/export-route';
import { recordsExport } from '@/lib/statistics/disclosure/exports/queries';
import { exportRecordsSchema } from '@/lib/statistics/disclosure/schema';
import { canSeeStatistics } from '@/lib/statistics/policy';

/** The records that the reader sees, as they are filtered. */
export const GET = defineExport({
  name: 'disclosure_record.export',
  input: exportRecordsSchema,
  allow: canSeeStatistics,
  run: ({ format, ...filter }, { actor }) => recordsExport(actor, filter, format),
});
