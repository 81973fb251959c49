import { defineRoute } from '@/lib/access/route';
import { canActInIncident } from '@/lib/incidents/policy';
import { reportSheet } from '@/lib/incidents/sheet/queries';

/** The report's empty sheet, to be filled in with Excel. */
export const GET = defineRoute({
  name: 'incident.sheet',
  method: 'GET',
  allow: canActInIncident,
  run: (_input, { actor }) => reportSheet({}, actor.locale),
});
