import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';

const compressible = /^(?:text\/(?!event-stream)|application\/(?:javascript|json|xml)|image\/svg)/;
const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** Below this many bytes compression costs more than it saves. */
const least = 1_024;

/** @param {import('node:http').IncomingMessage} request */
function pickEncoding(request) {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/**
 * The window that just holds the body, as a power of two. The default of 4 MB is allocated, cleared and faulted in anew for every
 * answer, which takes ten times as long as compressing it.
 * @param {number} bytes
 */
const windowOf = (bytes) => Math.min(Math.max(Math.ceil(Math.log2(bytes)), constants.BROTLI_MIN_WINDOW_BITS), 22);

/** Up to here another thread takes longer to be asked than the compression itself takes: 0.2 ms for 50 KB. */
const small = 131_072;

/** @param {number} quality @param {number} bytes */
const settings = (quality, bytes) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
    [constants.BROTLI_PARAM_LGWIN]: windowOf(bytes),
  },
});

/**
 * A page is sent once and compressed lightly; scripts and style sheets, which browsers keep, better.
 * @param {'br' | 'gzip'} encoding @param {Buffer} body @param {boolean} page
 */
async function compress(encoding, body, page) {
  if (encoding === 'gzip') return compressGzip(body, { level: 5 });
  if (page && body.length <= small) return brotliCompressSync(body, settings(3, body.length));
  return compressBrotli(body, settings(4, body.length));
}

/**
 * Collects a text answer, compresses it in one piece and sends it in one write. Pages here do not stream:
 * compressing each of their hundred fragments by itself, as the framework does, costs more than making them. Live updates
 * and downloads pass through as they are.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function compressAnswer(request, response) {
  const encoding = request.method === 'HEAD' ? null : pickEncoding(request);
  if (encoding === null) return;
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {boolean | undefined} */
  let collecting;
  const { write, end, flushHeaders } = response;
  const decide = () => {
    collecting ??=
      !response.headersSent &&
      !response.hasHeader('content-encoding') &&
      compressible.test(String(response.getHeader('content-type') ?? ''));
    return collecting;
  };
  /** @param {unknown} chunk @param {unknown} [charset] */
  const keep = (chunk, charset) => {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') return;
    parts.push(
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof charset === 'string' ? /** @type {BufferEncoding} */ (charset) : 'utf8')
        : Buffer.from(/** @type {Uint8Array} */ (chunk)),
    );
  };
  response.flushHeaders = () => {
    if (!decide()) flushHeaders.call(response);
  };
  response.write = /** @type {typeof response.write} */ (
    (/** @type {any} */ chunk, /** @type {any} */ charset, /** @type {any} */ done) => {
      if (!decide()) return write.call(response, chunk, charset, done);
      keep(chunk, charset);
      const callback = typeof charset === 'function' ? charset : done;
      if (callback) process.nextTick(callback);
      return true;
    }
  );
  response.end = /** @type {typeof response.end} */ (
    (/** @type {any} */ chunk, /** @type {any} */ charset, /** @type {any} */ done) => {
      if (!decide()) return end.call(response, chunk, charset, done);
      keep(chunk, charset);
      const body = Buffer.concat(parts);
      // What the framework remembers of a request for some seconds holds its answer.
      parts.length = 0;
      response.setHeader('vary', [response.getHeader('vary'), 'accept-encoding'].flat().filter(Boolean).join(', '));
      const send = (/** @type {Buffer} */ sent) => {
        response.setHeader('content-length', sent.length);
        end.call(response, sent, /** @type {any} */ (done));
      };
      if (body.length < least) {
        send(body);
        return response;
      }
      const page = String(response.getHeader('content-type')).startsWith('text/html');
      compress(encoding, body, page).then(
        (packed) => {
          response.setHeader('content-encoding', encoding);
          send(packed);
        },
        () => send(body),
      );
      return response;
    }
  );
}
