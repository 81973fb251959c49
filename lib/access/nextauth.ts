import 'server-only';
import type { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '@/lib/core/env';
import { sessionCookie } from './cookie';
import { closeSession, logInByPassword } from './login';
import { describeRequest } from './request';
import { logInSchema } from './schema';

/** next-auth carries the cookie and the providers; who somebody is, is asked of the database at every request (`session.ts`). */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().RENKEI_SECRET,
    session: { strategy: 'jwt', maxAge: env().RENKEI_SESSION_HOURS * 3600 },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/login', error: '/login/error' },
    providers: [credentials()],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      // The endpoint /api/auth/session says nothing about the user; pages ask `getActor`.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await closeSession(token.sid);
      },
    },
  };
}

/** The route of next-auth: providers' redirects and call-backs, log-in and log-out for programs. It checks its own CSRF token. */
export function handleAuth(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  // next-auth knows its public address from nowhere else.
  process.env.NEXTAUTH_URL = env().RENKEI_ORIGIN;
  return NextAuth(request, context, authOptions());
}

function credentials() {
  return CredentialsProvider({
    credentials: { loginId: { type: 'text' }, password: { type: 'password' } },
    authorize: async (sent, request) => {
      const parsed = logInSchema.pick({ loginId: true, password: true }).safeParse({ ...sent });
      if (!parsed.success) return null;
      const origin = describeRequest(new Headers(request.headers));
      const result = await logInByPassword(parsed.data.loginId, parsed.data.password, origin);
      return result.ok ? { id: result.value.token } : null;
    },
  });
}
