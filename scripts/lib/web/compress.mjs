import { constants } from 'node:zlib';
import compression from 'compression';

/**
 * A page is sent once and compressed lightly. Brotli's window just holds the largest: the default of 4 MB is allocated, cleared and
 * faulted in anew for every answer.
 */
const params = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 };

const compress = compression({
  level: 5,
  brotli: { params },
  filter: (request, response) =>
    !String(response.getHeader('content-type')).startsWith('text/event-stream') &&
    compression.filter(request, response),
});

/**
 * Compresses what is text, live updates apart.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function compressAnswer(request, response) {
  compress(request, response, () => {});
}
