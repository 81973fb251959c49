import { IncomingMessage } from 'node:http';
import { isActionBody } from './action-body.mjs';
import { hasTooManyFields, mostFields, readWhole } from './bounds.mjs';
import { large, takeTurn } from './large-forms.mjs';

/** Streams raw bytes, which are nobody's form whatever they are called. */
const raw = /^\/api\/files(?:$|\?)/;
const isForm = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

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
  if (!isForm.test(type) && !byScript) return request;
  const body = await readWhole(request);
  if (body === null) return { status: 413, code: 'tooLong' };
  if (hasTooManyFields(body, type)) return { status: 400, code: 'tooManyFields', max: mostFields };
  if (body.length > large && !(await takeTurn(response))) return { status: 429, code: 'tooMany' };
  if (!(await isWellFormed(body, type, byScript))) return { status: 400, code: 'invalid' };
  return withBody(request, body);
}

/**
 * @param {Buffer} body
 * @param {string} type
 * @param {boolean} byScript
 */
async function isWellFormed(body, type, byScript) {
  if (!/^multipart\/form-data/i.test(type)) return !byScript;
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return isActionBody(form, byScript);
  } catch {
    return false;
  }
}

/**
 * The same request once more, its body unread.
 * @param {IncomingMessage} request
 * @param {Buffer} body
 */
function withBody(request, body) {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const again = new IncomingMessage(request.socket);
  const head = { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true };
  Object.assign(again, head);
  again.push(body);
  again.push(null);
  return again;
}
