import { defineRoute } from '@/lib/access/route';
import { readSessionLeft } from '@/lib/access/session-left';

/** Extends the session of somebody who is typing: it counts as activity, like opening a page. */
export const GET = defineRoute({
  name: 'session.keep',
  method: 'GET',
  allow: () => true,
  run: async (_input, { actor }) =>
    Response.json({ left: await readSessionLeft(actor) }, { headers: { 'cache-control': 'no-store' } }),
});
