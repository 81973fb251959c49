import { readSessionLeft } from '@/lib/access/login/session-left';
import { defineRoute } from '@/lib/access/route';

/** How long a log-in lasts yet, for a page that somebody types into; asking does not count as activity. */
export const GET = defineRoute({
  name: 'session.left',
  method: 'GET',
  allow: () => true,
  countsAsActivity: false,
  run: async (_input, { actor }) =>
    Response.json({ left: await readSessionLeft(actor) }, { headers: { 'cache-control': 'no-store' } }),
});
