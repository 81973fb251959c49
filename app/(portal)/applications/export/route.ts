import { defineExport } from '@/lib/access/requests/export-route';
import { applicationExport } from '@/lib/applications/exports/queries';
import { exportApplicationsSchema } from '@/lib/applications/list/schema';
import { canSeeApplications } from '@/lib/applications/policy';

/** The list as it is filtered, all its pages. */
export const GET = defineExport({
  name: 'application.export',
  input: exportApplicationsSchema,
  allow: canSeeApplications,
  run: ({ format, ...filter }, { actor }) => applicationExport(actor, filter, format),
});
