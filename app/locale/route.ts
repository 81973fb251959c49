import { z } from 'zod';
import { sessionCookie } from '@/lib/access/cookie';
import { safePath } from '@/lib/access/request';
import { definePublicRoute } from '@/lib/access/route';
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

/** Changes the language of this browser, and of whoever is logged in. */
export const POST = definePublicRoute({
  name: 'locale.switch',
  method: 'POST',
  body: 'form',
  input: z.object({ locale: z.enum(locales) }),
  run: async ({ locale }, { request, origin }) => {
    const session = await findCurrentSession(request.cookies.get(sessionCookie().name)?.value, origin.requestId);
    if (session) await withActor(session.actor, (db) => changeLocale(db, session.actor, locale));
    const headers = new Headers({ location: cameFrom(request.headers) });
    const secure = env().RENKEI_ORIGIN.startsWith('https://') ? '; Secure' : '';
    headers.set('set-cookie', `${localeCookie}=${locale}; Path=/; SameSite=Lax; Max-Age=31536000${secure}`);
    return new Response(null, { status: 303, headers });
  },
});
