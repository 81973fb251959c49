import { dropSessionCookie } from '@/lib/access/entry';
import { definePublicRoute } from '@/lib/access/route';
import { closeSession } from '@/lib/accounts/sessions/mutations';

/** Ends the log-in of this browser. */
export const POST = definePublicRoute({
  name: 'session.log_out',
  method: 'POST',
  run: async (_input, { origin }) => {
    const token = await dropSessionCookie();
    if (token !== null) await closeSession(token, origin.requestId);
    return new Response(null, { status: 303, headers: { location: '/login' } });
  },
});
