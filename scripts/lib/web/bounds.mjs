import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';

/** Query parameters of an address. */
const mostParameters = 200;
/** Fields of a form; `lib/access/forms/input.ts` refuses more of them, too. */
export const mostFields = 500;
/** Bytes of a form, as in `lib/access/forms/body.ts`. */
const longestBody = 1_048_576;
/** So much more is read and forgotten, so that the sender hears why and can go on on the same connection. */
const patience = 16;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** @typedef {{ status: number, code: 'invalid' | 'tooManyFields' | 'tooLong' | 'tooMany' | 'crossSite', max?: number, allow?: string }} Refusal */

/**
 * What no address or method of the portal looks like (`OPTIONS *`, `TRACE`), and on what the framework would fail or be long at work.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Refusal | undefined}
 */
export function refuseRequest({ method = '', url = '', headers = {} }) {
  if (!methods.includes(method)) return { status: 405, code: 'invalid', allow: methods.join(', ') };
  if (!url.startsWith('/') || !isRouterState(headers['next-router-state-tree']))
    return { status: 400, code: 'invalid' };
  return hasTooManyParameters(url) ? { status: 400, code: 'tooManyFields', max: mostParameters } : undefined;
}

/**
 * Can the framework read where the page's script says that it is? Asked of the framework itself, which meets anything else with a fault
 * of ours (500).
 * @param {string | string[] | undefined} state
 */
function isRouterState(state) {
  try {
    parseAndValidateFlightRouterState(state);
    return true;
  } catch {
    return false;
  }
}

/** The framework takes the square of their number, on every address. @param {string} url */
function hasTooManyParameters(url) {
  const query = url.indexOf('?');
  return query !== -1 && countUpTo(mostParameters, (from) => url.indexOf('&', from + 1), query) > mostParameters - 1;
}

/**
 * How many matches there are; counting ends with the first beyond `most`.
 * @param {number} most
 * @param {(from: number) => number} find the next match behind `from`, or -1
 * @param {number} [start]
 */
function countUpTo(most, find, start = -1) {
  let count = 0;
  for (let at = find(start); at !== -1 && count <= most; at = find(at)) count += 1;
  return count;
}

/**
 * A whole form of at most `longestBody` bytes; null = longer. Raises when the sender goes away meanwhile.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Buffer | null>}
 */
export async function readWhole(request) {
  if (Number(request.headers['content-length'] ?? 0) > longestBody * patience) return null;
  /** @type {Buffer[]} */
  let parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > longestBody) parts = [];
    else parts.push(part);
    if (size > longestBody * patience) return null;
  }
  return size > longestBody ? null : Buffer.concat(parts);
}

/** What begins so is a form in parts to one of those that read it: the portal, the framework, the parsers below it. */
export const isInParts = (/** @type {string} */ type) => /^multipart\//i.test(type);

/** As browsers and libraries write it. With more on the line its readers would not agree on where a field begins. */
const parts = /^multipart\/form-data; ?boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+.-]{1,70}))$/i;

/** What stands between the fields of a form in parts; null = no content type that a form has. @param {string} type */
export function boundaryOf(type) {
  const [, quoted, plain] = parts.exec(type) ?? [];
  return quoted ?? plain ?? null;
}

/**
 * More fields than any form has? Looked at before anybody takes the bytes apart.
 * @param {Buffer} body
 * @param {string | null} boundary null = not in parts
 */
export function hasTooManyFields(body, boundary) {
  const mark = boundary === null ? '&' : `--${boundary}`;
  return countUpTo(mostFields, (from) => body.indexOf(mark, from + 1)) > mostFields;
}

/** Bytes before a field's value: its name and, from some libraries, its type. */
const longestHead = 1_024;
const headEnd = '\r\n\r\n';

/**
 * Does each field of a form in parts begin as briefly as any form's? Those who take it apart are long at work on many lines of head.
 * @param {Buffer} body whose number of fields is bounded
 * @param {string} boundary
 */
export function hasShortHeads(body, boundary) {
  const mark = `--${boundary}`;
  if (!body.subarray(0, mark.length).equals(Buffer.from(mark))) return false;
  for (let at = 0; at !== -1; at = body.indexOf(mark, at + mark.length)) {
    const head = body.subarray(at + mark.length, at + mark.length + longestHead);
    if (!head.includes(headEnd) && head.subarray(0, 2).toString() !== '--') return false;
  }
  return true;
}
