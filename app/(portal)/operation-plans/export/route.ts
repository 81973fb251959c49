import { defineExport } from '@/lib/access/requests/export-route';
import { planExport } from '@/lib/projects/exports/queries';
import { canSeeProjects } from '@/lib/projects/policy';
import { exportPlansSchema } from '@/lib/projects/schema';

/** The list as it is filtered, all its pages. */
export const GET = defineExport({
  name: 'operation_plan.export',
  input: exportPlansSchema,
  allow: canSeeProjects,
  run: async ({ format, ...filter }, { actor }) => planExport(actor, filter, format),
});
