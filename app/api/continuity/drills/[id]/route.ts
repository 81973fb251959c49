import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { readDrill } from '@/lib/continuity/drills/queries';
import { canSeeDrills } from '@/lib/continuity/policy';
import { askAs } from '@/lib/core/db';

/** The report of a drill that the own town ran, for programs. */
export const GET = defineRoute({
  name: 'drill.report',
  method: 'GET',
  input: z.object({ id: z.uuid() }),
  allow: canSeeDrills,
  run: async ({ id }, { actor }) => {
    const drill = await readDrill(askAs(actor), id);
    if (drill?.report == null) return answerProblems([{ code: 'notFound' }]);
    return Response.json(drill.report, {
      headers: { 'content-disposition': `attachment; filename="drill-${id}.json"`, 'cache-control': 'no-store' },
    });
  },
});
