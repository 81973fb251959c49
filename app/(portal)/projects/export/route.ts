import { defineExport } from '@/lib/access/requests/export-route';
import { projectExport } from '@/lib/projects/exports/queries';
import { canSeeProjects } from '@/lib/projects/policy';
import { exportProjectsSchema } from '@/lib/projects/schema';

/** The list as it is filtered, all its pages. */
export const GET = defineExport({
  name: 'project.export',
  input: exportProjectsSchema,
  allow: canSeeProjects,
  run: async ({ format, ...filter }, { actor }) => projectExport(actor, filter, format),
});
