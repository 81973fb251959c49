import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { listCopiesFor } from '@/lib/continuity/copies/queries';
import { knownSites, senderOf } from '@/lib/continuity/sites/gateway';
import { townsOf } from '@/lib/continuity/sites/rules';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { currentSite } from '@/lib/core/site';

/** The envelopes of what the site that asks shall keep. */
export const GET = definePublicRoute({
  name: 'site.copies',
  method: 'GET',
  run: async (_input, { request }) => {
    if (currentSite().kind !== 'cloud') return answerProblems([{ code: 'notFound' }]);
    const { pathname, search } = request.nextUrl;
    const site = senderOf(
      { method: 'GET', address: `${pathname}${search}`, body: new Uint8Array() },
      request.headers,
      now(),
    );
    const list = knownSites();
    if (site === null || list === null) return answerProblems([{ code: 'denied' }]);
    const copies = await withSystem('site.copies', (db) => listCopiesFor(db, site, townsOf(list)));
    return Response.json(
      { copies: copies.map(({ text, signature }) => ({ text, signature })) },
      { headers: { 'cache-control': 'no-store' } },
    );
  },
});

export const dynamic = 'force-dynamic';
