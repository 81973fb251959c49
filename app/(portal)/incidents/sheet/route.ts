import { definePaper } from '@/lib/access/requests/export-route';
import { canActInIncident } from '@/lib/incidents/policy';
import { reportSheet } from '@/lib/incidents/sheet/queries';

/** The report's empty sheet, to be filled in with Excel. */
export const GET = definePaper({
  name: 'incident.sheet',
  allow: canActInIncident,
  run: (_input, { actor }) => reportSheet({}, actor.locale),
});
