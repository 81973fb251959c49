import { randomBytes, randomUUID } from 'node:crypto';
import { contentSecurityPolicy, strictTransport } from './policy.mjs';

const secure = (process.env.RENKEI_ORIGIN ?? '').startsWith('https://');
const development = process.env.NODE_ENV === 'development';
const maintenance = Boolean(process.env.RENKEI_MAINTENANCE);

/** The API, files and the change of language have no pages: no policy of ours, and they answer also during maintenance. */
const noPage = /^\/(?:api\/|_next\/|files\/|favicon|locale$|logout$|.*\.svg$)/;

/**
 * Before Next sees a request: a request id, which logs and audit rows carry; the page's own address, which a layout cannot see
 * otherwise; and a content security policy with a nonce, which Next reads from the request and puts on its scripts. In a `proxy.ts`
 * the same takes a tenth of a page's time. Who may see what is not decided here.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function announce(request, response) {
  const requestId = randomUUID();
  request.headers['x-request-id'] = requestId;
  response.setHeader('x-request-id', requestId);
  const { pathname, search } = addressOf(request.url ?? '/');
  request.headers['x-renkei-path'] = `${pathname}${search}`;
  const page = !noPage.test(pathname);
  // The routes among what is no page refuse NUL themselves, by the name of the field.
  if (!isText(pathname) || (page && /%00/.test(request.url ?? ''))) showInstead(request, '/unreadable');
  if (secure) response.setHeader('strict-transport-security', strictTransport);
  delete request.headers['content-security-policy'];
  if (!page) return;
  const policy = contentSecurityPolicy({ nonce: randomBytes(16).toString('base64'), secure, development });
  request.headers['content-security-policy'] = policy;
  response.setHeader('content-security-policy', policy);
  if (maintenance) showMaintenance(request, response);
}

/** Without the mark that Next's own script puts on its requests. @param {string} address */
function addressOf(address) {
  const { pathname, searchParams } = new URL(`http://portal${address.startsWith('/') ? address : '/'}`);
  searchParams.delete('_rsc');
  return { pathname, search: searchParams.size > 0 ? `?${searchParams}` : '' };
}

/** Bytes that are no UTF-8 and half an escape: Next would fail on them. @param {string} pathname */
function isText(pathname) {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} address
 */
function showInstead(request, address) {
  request.url = address;
  if (request.method !== 'HEAD') request.method = 'GET';
}

/**
 * Every page is that notice, with the status that tells programs to come back later.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function showMaintenance(request, response) {
  showInstead(request, '/maintenance');
  response.setHeader('retry-after', '600');
  const { writeHead } = response;
  response.writeHead = /** @type {typeof response.writeHead} */ (
    (/** @type {number} */ _status, /** @type {any[]} */ ...rest) =>
      writeHead.call(response, 503, .../** @type {[]} */ (rest))
  );
}
