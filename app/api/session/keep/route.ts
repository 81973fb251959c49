import { defineRoute } from '@/lib/access/route';
import { readSessionLeft } from '@/lib/access/session-left';

/** Somebody who types says that the log-in shall go on: a sign of life as any page that is opened. */
export const GET = defineRoute({
  name: 'session.keep',
  method: 'GET',
  allow: () => true,
  run: async (_input, { actor }) =>
    Response.json({ left: await readSessionLeft(actor) }, { headers: { 'cache-control': 'no-store' } }),
});
