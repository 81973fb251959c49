import { readSessionLeft } from '@/lib/access/login/session-left';
import { defineRoute } from '@/lib/access/route';

/** Extends the session of somebody who is typing: it counts as activity, like opening a page. */
export const GET = defineRoute({
  name: 'session.keep',
  method: 'GET',
  allow: () => true,
  run: async (_input, { actor }) =>
    Response.json({ left: await readSessionLeft(actor) }, { headers: { 'cache-control': 'no-store' } }),
});
