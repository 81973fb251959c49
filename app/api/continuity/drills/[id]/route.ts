import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { drillHtml } from '@/lib/continuity/drills/document';
import { readDrill } from '@/lib/continuity/drills/queries';
import { canSeeDrills } from '@/lib/continuity/policy';
import { askAs } from '@/lib/core/db';

/** The report of a drill that the own town ran: for programs, or as one file that people keep and print. */
export const GET = defineRoute({
  name: 'drill.report',
  method: 'GET',
  input: z.object({ id: z.uuid(), form: z.enum(['json', 'html']).default('json') }),
  allow: canSeeDrills,
  run: async ({ id, form }, { actor }) => {
    const drill = await readDrill(askAs(actor), id);
    if (drill?.report == null) return answerProblems([{ code: 'notFound' }]);
    const headers = {
      'content-disposition': `attachment; filename="drill-${id}.${form}"`,
      'cache-control': 'no-store',
    };
    if (form === 'json') return Response.json(drill.report, { headers });
    return new Response(drillHtml(drill.report), {
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    });
  },
});
