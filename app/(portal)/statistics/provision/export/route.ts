import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { canSeeStatistics } from '@/lib/statistics/policy';
import { provisionExport } from '@/lib/statistics/provision/exports/queries';
import { exportProvisionSchema } from '@/lib/statistics/provision/schema';

/** A year's table, in the form in which it is imported. */
export const GET = defineExport({
  name: 'provision.export',
  input: exportProvisionSchema,
  allow: canSeeStatistics,
  run: async ({ year, format }, { actor }) =>
    (await provisionExport(actor, year, format)) ?? answerProblems([{ code: 'notFound' }]),
});
