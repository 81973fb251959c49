import { IncomingMessage } from 'node:http';
import { isActionBody } from './action-body.mjs';
import { boundaryOf, hasShortHeads, hasTooManyFields, isInParts, mostFields, readWhole } from './bounds.mjs';
import { large, takeTurn } from './large-forms.mjs';

/** Streams raw bytes, which are nobody's form whatever they are called. */
const raw = /^\/api\/files(?:$|\?)/;
const isEncoded = /^application\/x-www-form-urlencoded\b/i;

/**
 * A request whose form has been read and found to be within bounds, so that the framework meets no other; one without a form as it is.
 * @param {IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<IncomingMessage | import('./bounds.mjs').Refusal>}
 */
export async function receive(request, response) {
  const byScript = request.headers['next-action'] !== undefined;
  const type = request.headers['content-type'] ?? '';
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '') || raw.test(request.url ?? '')) return request;
  const boundary = boundaryOf(type);
  if (isInParts(type) ? boundary === null : byScript) return { status: 400, code: 'invalid' };
  if (boundary === null && !isEncoded.test(type)) return request;
  if (isForeign(request.headers, process.env.RENKEI_ORIGIN)) return { status: 403, code: 'crossSite' };
  const body = await readWhole(request);
  if (body === null) return { status: 413, code: 'tooLong' };
  if (hasTooManyFields(body, boundary)) return { status: 400, code: 'tooManyFields', max: mostFields };
  if (boundary !== null && !hasShortHeads(body, boundary)) return { status: 400, code: 'invalid' };
  if (body.length > large && !(await takeTurn(response))) return { status: 429, code: 'tooMany' };
  if (boundary !== null && !(await isWellFormed(body, type, byScript))) return { status: 400, code: 'invalid' };
  return withBody(request, body);
}

/**
 * Does a page of another site send this? The framework meets such a form with a fault of ours (500), which it is not. One that does not
 * say where it comes from is judged by the action (`isSameOrigin`), which can say so in words.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string | undefined} own the configured address
 */
export function isForeign({ origin, host, 'x-forwarded-host': forwarded }, own) {
  if (origin === undefined || origin === own) return false;
  const named = String(forwarded ?? host)
    .split(',')[0]
    ?.trim();
  return !URL.canParse(origin) || new URL(origin).host !== named;
}

/**
 * @param {Buffer} body
 * @param {string} type
 * @param {boolean} byScript
 */
async function isWellFormed(body, type, byScript) {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return isActionBody(form, byScript);
  } catch {
    return false;
  }
}

/**
 * What comes from a page of the configured address has come to it, whatever the request or a proxy before us names: the framework compares
 * the two.
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
function namedAsConfigured(headers) {
  const own = process.env.RENKEI_ORIGIN;
  return own !== undefined && headers.origin === own ? { ...headers, 'x-forwarded-host': new URL(own).host } : headers;
}

/**
 * The same request once more, its body unread.
 * @param {IncomingMessage} request
 * @param {Buffer} body
 */
function withBody(request, body) {
  const { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const again = new IncomingMessage(request.socket);
  const headers = namedAsConfigured(request.headers);
  const head = { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true };
  Object.assign(again, head);
  again.push(body);
  again.push(null);
  return again;
}
