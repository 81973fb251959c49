import 'server-only';
import { createHash } from 'node:crypto';
import type { NextAuthOptions } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/core/env';
import { newToken } from './cookie';
import { callNextAuth } from './nextauth-call';

export type Claims = Readonly<Record<string, unknown>>;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** What its button is called. */
  readonly name: string;
}

/** The provider, if one is configured. Unencrypted ones are refused: who sits on the line would log in as anybody. */
export function oidcSettings(): OidcSettings | null {
  const { RENKEI_OIDC_ISSUER: issuer, RENKEI_OIDC_CLIENT_ID: clientId, RENKEI_OIDC_NAME: name } = env();
  if (!issuer || !clientId) return null;
  const { protocol, hostname } = new URL(issuer);
  const tests = env().RENKEI_OIDC_ALLOW_LOOPBACK && protocol === 'http:' && loopback.test(hostname);
  if (protocol === 'https:' || tests) return { issuer, clientId, name };
  throw new Error('RENKEI_OIDC_ISSUER must begin with https://');
}

/** Any OpenID Connect provider, by discovery, with PKCE, state and nonce. The claim may come in the ID token or from userinfo. */
export function oidcProvider({ issuer, clientId, name }: OidcSettings): OAuthConfig<Claims> {
  const { RENKEI_OIDC_CLIENT_SECRET: clientSecret } = env();
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    ...(clientSecret ? { clientSecret } : { client: { token_endpoint_auth_method: 'none' as const } }),
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid profile' } },
    httpOptions: { timeout: 10_000 },
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = { ...(tokens as { claims: () => Claims }).claims() };
        if (env().RENKEI_OIDC_CLAIM in claims || !tokens.access_token) return claims;
        // openid-client compares the subject of both.
        return { ...(await client.userinfo(tokens.access_token)), ...claims };
      },
    },
    profile: (claims) => ({ id: String(claims.sub) }),
  };
}

/**
 * Sends the browser to the provider: next-auth's own sign-in, which answers only to a form with its CSRF token; that token is made
 * here, so that a plain link on the log-in page is enough.
 */
export async function beginProviderLogIn(options: NextAuthOptions, callbackUrl: string): Promise<Response> {
  const { RENKEI_ORIGIN: origin, RENKEI_SECRET: secret } = env();
  const csrfToken = newToken();
  const digest = createHash('sha256').update(`${csrfToken}${secret}`).digest('hex');
  return callNextAuth(options, {
    method: 'POST',
    path: ['signin', 'oidc'],
    query: {},
    headers: {},
    cookies: { [csrfCookieName(origin)]: `${csrfToken}|${digest}` },
    body: { csrfToken, callbackUrl },
  });
}

const csrfCookieName = (origin: string): string =>
  `${origin.startsWith('https://') ? '__Host-' : ''}next-auth.csrf-token`;
