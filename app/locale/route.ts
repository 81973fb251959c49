import { z } from 'zod';
import { ownerField } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { safePath } from '@/lib/access/requests/origin';
import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { findCurrentSession } from '@/lib/access/session';
import { changeLocale } from '@/lib/accounts/profile/mutations';
import { withActor } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { localeCookie, locales } from '@/lib/core/i18n/locale';

/** The address, on this site, of the page from which a form was sent. */
function cameFrom(headers: Headers): string {
  const referer = headers.get('referer');
  if (referer === null || !URL.canParse(referer)) return '/';
  const url = new URL(referer);
  return url.host === headers.get('host') ? safePath(`${url.pathname}${url.search}`) : '/';
}

/** Changes the language of this browser, and that of the person whose page it is; a page that is nobody's only that of the browser. */
export const POST = definePublicRoute({
  name: 'locale.switch',
  method: 'POST',
  body: 'form',
  input: z.object({ locale: z.enum(locales), [ownerField]: z.string().max(100).default('') }),
  run: async ({ locale, [ownerField]: owner }, { request, origin }) => {
    const session = await findCurrentSession(request.cookies.get(sessionCookie().name)?.value, origin.requestId);
    const own = session !== null && owner === formOwnerOf(session.actor.userId);
    if (session && owner !== '' && !own) return answerProblems([{ code: 'otherPerson' }]);
    if (own) await withActor(session.actor, (db) => changeLocale(db, session.actor, locale));
    const headers = new Headers({ location: cameFrom(request.headers) });
    const secure = env().RENKEI_ORIGIN.startsWith('https://') ? '; Secure' : '';
    headers.set('set-cookie', `${localeCookie}=${locale}; Path=/; SameSite=Lax; Max-Age=31536000${secure}`);
    return new Response(null, { status: 303, headers });
  },
});
