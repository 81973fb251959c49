import { z } from 'zod';
import { ownerField } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { dropSessionCookie } from '@/lib/access/login/entry';
import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { findCurrentSession } from '@/lib/access/session';
import { closeSession } from '@/lib/accounts/sessions/mutations';

/** Ends the log-in of this browser, unless it is meanwhile another person's than the page's. */
export const POST = definePublicRoute({
  name: 'session.log_out',
  method: 'POST',
  body: 'form',
  input: z.object({ [ownerField]: z.string().max(100).default('') }),
  run: async ({ [ownerField]: owner }, { request, origin }) => {
    const session = await findCurrentSession(request.cookies.get(sessionCookie().name)?.value, origin.requestId, false);
    if (session && owner !== formOwnerOf(session.actor.userId)) return answerProblems([{ code: 'otherPerson' }]);
    const token = await dropSessionCookie();
    if (token !== null) await closeSession(token, origin.requestId);
    return new Response(null, { status: 303, headers: { location: '/login' } });
  },
});
