import { defineExport } from '@/lib/access/requests/export-route';
import { organizationExport } from '@/lib/training/exports/queries';
import { seesOthers } from '@/lib/training/policy';
import { exportOrganizationsSchema } from '@/lib/training/schema';

/** Completion by organization and course, all pages. */
export const GET = defineExport({
  name: 'training.export_organizations',
  input: exportOrganizationsSchema,
  allow: seesOthers,
  run: ({ format, ...filter }, { actor }) => organizationExport(actor, filter, format),
});
