import 'server-only';
import type { NextRequest } from 'next/server';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { describeRequest, type Origin, safePath } from '../requests/origin';
import { sessionCookie } from './cookie';
import { callNextAuth, readCall } from './nextauth-call';
import { beginProviderLogIn, type Claims, oidcProvider, oidcSettings } from './oidc';

/** How people are let in: the log-in domain's part, which this adapter must not import. */
export interface AuthEndpoints {
  /** A session's token for an ID and password; null = refused, or it owes a second step, which only the pages can ask for. */
  readonly byPassword: (loginId: string, password: string, origin: Origin) => Promise<string | null>;
  /** For whom a provider vouched. Sets the cookies itself; returns where to go. */
  readonly byProvider: (issuer: string, claims: Claims, next: string, origin: Origin) => Promise<string>;
  readonly close: (token: string) => Promise<void>;
}

/** next-auth carries the cookie and the providers; who somebody is, is asked of the database at every request (`session.ts`). */
export function authOptions(endpoints: AuthEndpoints, origin: Origin, next: string): NextAuthOptions {
  const oidc = oidcSettings();
  const { name, options } = sessionCookie();
  // next-auth knows its public address from nowhere else.
  process.env.NEXTAUTH_URL = env().RENKEI_ORIGIN;
  return {
    secret: env().RENKEI_SECRET,
    useSecureCookies: env().RENKEI_ORIGIN.startsWith('https://'),
    session: { strategy: 'jwt', maxAge: env().RENKEI_SESSION_HOURS * 3600 },
    cookies: { sessionToken: { name, options } },
    pages: { signIn: '/login', signOut: '/login', error: '/login/error' },
    providers: [credentials(endpoints, origin), ...(oidc ? [oidcProvider(oidc)] : [])],
    logger: {
      error: (code, detail) => log({ requestId: origin.requestId }).warn({ code, err: toError(detail) }, 'next-auth'),
      warn: () => {},
      debug: () => {},
    },
    callbacks: {
      signIn: ({ account, profile }) =>
        account?.provider === 'oidc' && oidc ? endpoints.byProvider(oidc.issuer, { ...profile }, next, origin) : true,
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      // The endpoint /api/auth/session says nothing about the user; pages ask `getActor`.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await endpoints.close(token.sid);
      },
    },
  };
}

function toError(detail: unknown): unknown {
  if (detail instanceof Error) return detail;
  return typeof detail === 'object' && detail !== null && 'error' in detail ? detail.error : new Error(String(detail));
}

type AuthContext = { params: Promise<{ nextauth: string[] }> };

/** The route of next-auth: providers' call-backs, log-in and log-out for programs. It checks its own CSRF token. */
export function createAuthHandler(
  endpoints: AuthEndpoints,
): (request: NextRequest, context: AuthContext) => Promise<Response> {
  return async (request, context) => {
    const { nextauth } = await context.params;
    const { name } = callbackUrlCookie();
    const next = pathOf(request.cookies.get(name)?.value);
    const options = authOptions(endpoints, describeRequest(request.headers), next);
    return callNextAuth(options, await readCall(request, nextauth));
  };
}

/** Off to the provider; `next` is where to go afterwards. */
export function sendToProvider(endpoints: AuthEndpoints, origin: Origin, next: string): Promise<Response> {
  return beginProviderLogIn(authOptions(endpoints, origin, next), `${env().RENKEI_ORIGIN}${next}`);
}

function callbackUrlCookie(): { name: string } {
  return { name: `${env().RENKEI_ORIGIN.startsWith('https://') ? '__Secure-' : ''}next-auth.callback-url` };
}

function pathOf(url: string | undefined): string {
  if (!url || !URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return safePath(`${pathname}${search}`);
}

function credentials(endpoints: AuthEndpoints, origin: Origin) {
  return CredentialsProvider({
    credentials: { loginId: { type: 'text' }, password: { type: 'password' } },
    authorize: async (sent) => {
      const { loginId, password } = sent ?? {};
      if (typeof loginId !== 'string' || typeof password !== 'string') return null;
      const token = await endpoints.byPassword(loginId, password, origin);
      return token === null ? null : { id: token };
    },
  });
}
