import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { readAs } from '@/lib/core/db';
import { scheduleExport } from '@/lib/projects/exports/queries';
import { canSeeProjects } from '@/lib/projects/policy';
import { getProject } from '@/lib/projects/queries';
import { exportScheduleSchema } from '@/lib/projects/schema';

/** The schedule of a project, half-month by half-month. */
export const GET = defineExport({
  name: 'project.export_schedule',
  input: exportScheduleSchema,
  allow: canSeeProjects,
  run: async ({ number, format }, { actor }) => {
    const project = await readAs(actor, (db) => getProject(db, actor, number));
    return project === null ? answerProblems([{ code: 'notFound' }]) : scheduleExport(actor, project, format);
  },
});
