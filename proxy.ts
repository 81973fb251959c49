import { randomBytes, randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/core/env';
import { contentSecurityPolicy, strictTransport } from '@/lib/core/security-headers';

/**
 * Before every page: a request id, which logs and audit rows carry; the page's own address, which a layout cannot see otherwise;
 * and a content security policy with a nonce, which Next reads from the request and puts on its scripts. Who may see what is not
 * decided here.
 */
export function proxy(request: NextRequest): NextResponse {
  const secure = env().RENKEI_ORIGIN.startsWith('https://');
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString('base64'),
    secure,
    development: process.env.NODE_ENV === 'development',
  });
  const requestId = randomUUID();
  const headers = new Headers(request.headers);
  headers.set('x-request-id', requestId);
  headers.set('x-renkei-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('content-security-policy', policy);
  const response = answer(request, headers);
  response.headers.set('x-request-id', requestId);
  response.headers.set('content-security-policy', policy);
  if (secure) response.headers.set('strict-transport-security', strictTransport);
  return response;
}

/** During maintenance every page is that notice, with the status that tells programs to come back later. */
function answer(request: NextRequest, headers: Headers): NextResponse {
  if (!env().RENKEI_MAINTENANCE) return NextResponse.next({ request: { headers } });
  const page = new URL('/maintenance', request.url);
  return NextResponse.rewrite(page, { request: { headers }, status: 503, headers: { 'retry-after': '600' } });
}

/** Not the API: it has no pages, and Next cuts bodies of more than 10 MB where this runs. */
export const config = { matcher: '/((?!api/|_next/|files/|favicon|.*\\.svg$).*)' };
