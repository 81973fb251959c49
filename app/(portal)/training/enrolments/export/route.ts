import { defineExport } from '@/lib/access/requests/export-route';
import { enrolmentExport } from '@/lib/training/exports/queries';
import { canManageTraining } from '@/lib/training/policy';
import { exportEnrolmentsSchema } from '@/lib/training/schema';

/** The own organization's trainees, all pages. */
export const GET = defineExport({
  name: 'training.export_enrolments',
  input: exportEnrolmentsSchema,
  allow: canManageTraining,
  run: ({ format, ...filter }, { actor }) => enrolmentExport(actor, filter, format),
});
