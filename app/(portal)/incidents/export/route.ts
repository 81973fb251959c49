import { defineExport } from '@/lib/access/requests/export-route';
import { incidentExport } from '@/lib/incidents/exports/queries';
import { exportIncidentsSchema } from '@/lib/incidents/list/schema';
import { canSeeIncidents } from '@/lib/incidents/policy';

/** The list as it is filtered, all its pages. */
export const GET = defineExport({
  name: 'incident.export',
  input: exportIncidentsSchema,
  allow: canSeeIncidents,
  run: ({ format, ...filter }, { actor }) => incidentExport(actor, filter, format),
});
