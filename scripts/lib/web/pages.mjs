/**
 * Markup of the pages under way that their components have written in one go (`lib/core/markup`), by request. It is handed from the
 * rendering of server components straight to that of the page: between the two React would send it to itself, and to the browser,
 * a second time.
 * @type {Map<string, string[]>}
 */
const pages = new Map();
/**
 * What to say of a fault where no script draws the error page, by request.
 * @type {Map<string, string>}
 */
const faults = new Map();
Object.assign(globalThis, { renkeiPages: pages, renkeiFaults: faults });

/**
 * Opens the place for a page's markup for as long as its answer takes. What the framework's own script asks for is no page.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function keepMarkup(request, response) {
  const id = request.headers['x-request-id'];
  if (request.method !== 'GET' || request.headers.rsc !== undefined || typeof id !== 'string') return;
  /** @type {string[]} */
  const parts = [];
  pages.set(id, parts);
  response.once('close', () => {
    pages.delete(id);
    faults.delete(id);
    // What the framework remembers of a request for some seconds holds its answer.
    parts.length = 0;
  });
  const { end } = response;
  response.end = /** @type {typeof response.end} */ (
    (/** @type {any[]} */ ...last) => {
      // What is missing or fails the framework draws in the browser, from the tree alone: there the parts must be somewhere.
      const page = response.statusCode >= 400 && String(response.getHeader('content-type')).startsWith('text/html');
      const fault = response.statusCode >= 500 ? faults.get(id) : undefined;
      if (!page || (parts.length === 0 && fault === undefined) || response.hasHeader('content-length'))
        return end.apply(response, /** @type {any} */ (last));
      if (typeof last[0] !== 'function' && last[0] !== undefined) response.write(last.shift());
      for (const [index, text] of parts.entries()) {
        response.write(`<template data-part="${id}:${index}">${text}</template>`);
      }
      if (fault !== undefined) response.write(fault);
      return end.apply(response, /** @type {any} */ (last));
    }
  );
}
