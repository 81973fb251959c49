import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { signAnswer } from '@/lib/continuity/sites/gateway';
import { now } from '@/lib/core/clock';
import { currentSite } from '@/lib/core/site';

/** Whether the cloud center is there, and what time it is: asked by each site every few seconds. Says nothing else. */
export const GET = definePublicRoute({
  name: 'site.state',
  method: 'GET',
  run: async () => {
    if (currentSite().kind !== 'cloud') return answerProblems([{ code: 'notFound' }]);
    return Response.json(signAnswer({ at: now().toISOString() }), { headers: { 'cache-control': 'no-store' } });
  },
});

export const dynamic = 'force-dynamic';
