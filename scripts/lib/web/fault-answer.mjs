/**
 * What to say of a fault where no script draws the error page, by request; set by `instrumentation.ts`.
 * @type {Map<string, string>}
 */
const faults = new Map();
Object.assign(globalThis, { renkeiFaults: faults });

/**
 * A page that fails comes from the framework without a body, for its script to fill: for everybody else the message is added.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function addFaultMessage(request, response) {
  const id = String(request.headers['x-request-id']);
  response.once('close', () => faults.delete(id));
  const { end } = response;
  response.end = /** @type {typeof response.end} */ (
    (/** @type {any[]} */ ...last) => {
      const message = faults.get(id);
      const page = String(response.getHeader('content-type')).startsWith('text/html');
      if (message === undefined || !page || response.statusCode < 500 || response.hasHeader('content-length'))
        return end.apply(response, /** @type {any} */ (last));
      if (typeof last[0] !== 'function' && last[0] !== undefined) response.write(last.shift());
      response.write(message);
      return end.apply(response, /** @type {any} */ (last));
    }
  );
}
