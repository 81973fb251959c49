import 'server-only';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';

/** Where a request comes from, as far as log-in, rate limits and audit are concerned. */
export interface Origin {
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
}

const requestIdForm = /^[A-Za-z0-9-]{8,64}$/;

export function describeRequest(headers: Headers): Origin {
  const id = headers.get('x-request-id') ?? '';
  return {
    requestId: requestIdForm.test(id) ? id : newId(),
    address: clientAddress(headers),
    userAgent: (headers.get('user-agent') ?? '').slice(0, 300),
  };
}

/** The last entry that is not one of our own proxies'; what stands before it was sent by the client and proves nothing. */
function clientAddress(headers: Headers): string {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',');
  return plainAddress(hops.at(-1 - env().RENKEI_PROXY_HOPS) ?? hops[0] ?? '');
}

/** An IPv4 address reads the same whether or not it came in over a dual-stack socket. */
const plainAddress = (text: string): string =>
  text
    .trim()
    .replace(/^::ffff:/i, '')
    .slice(0, 64);

/**
 * Does a write come from one of our own pages? Browsers send `Origin` with every POST; other programs must, too.
 * `Host` counts beside the configured address because the portal may be reached by several names.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  return origin === env().RENKEI_ORIGIN || new URL(origin).host === headers.get('host');
}

/** `path` if it stays on this site, else the front page: an address bar must not be able to send people elsewhere. */
export function safePath(path: string | null | undefined): string {
  if (!path?.startsWith('/') || !URL.canParse(path, env().RENKEI_ORIGIN)) return '/';
  const url = new URL(path, env().RENKEI_ORIGIN);
  const target = `${url.pathname}${url.search}`;
  // `/.//evil.example` is on this site and resolves to `//evil.example`, which a browser takes for another one.
  return url.origin === new URL(env().RENKEI_ORIGIN).origin && !target.startsWith('//') ? target : '/';
}
