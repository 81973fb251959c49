import { Agent, request as send } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} text
 * @property {number} bodyBytes as sent, compressed
 * @property {number} wireBytes everything the connection received for this answer, headers included
 */

/** What a connection had received when its last answer ended. */
/** @type {WeakMap<import('node:net').Socket, number>} */
const received = new WeakMap();

/** One browser: its connections and its cookies. */
export class Browser {
  /** @param {URL} origin @param {number} connections */
  constructor(origin, connections) {
    this.origin = origin;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
    /** @type {Map<string, string>} */
    this.cookies = new Map();
  }

  /** @param {string} path @returns {Promise<Answer>} */
  get(path) {
    return this.ask('GET', path);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ type: string, content: Buffer, headers?: Record<string, string> }} [body]
   * @returns {Promise<Answer>}
   */
  ask(method, path, body) {
    const { hostname, port, host, origin } = this.origin;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      host,
      'accept-encoding': 'br, gzip',
      accept: 'text/html',
      ...(cookie && { cookie }),
      ...(body && { origin, 'content-type': body.type, 'content-length': body.content.length, ...body.headers }),
    };
    // The portal listens on the IPv4 address only.
    const address = hostname === 'localhost' ? '127.0.0.1' : hostname;
    return new Promise((resolve, reject) => {
      const request = send({ agent: this.agent, host: address, port: port || 80, method, path, headers });
      request.setTimeout(30_000, () => request.destroy(new Error(`no answer in 30 s: ${method} ${path}`)));
      request.once('error', reject);
      request.once('response', (response) => {
        this.keep(response.headers['set-cookie'] ?? []);
        collect(response).then(resolve, reject);
      });
      request.end(body?.content);
    });
  }

  /** @param {string[]} lines */
  keep(lines) {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0\b/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  close() {
    this.agent.destroy();
  }
}

/** @param {import('node:http').IncomingMessage} response @returns {Promise<Answer>} */
async function collect(response) {
  const { socket } = response;
  /** @type {Buffer[]} */
  const parts = [];
  for await (const part of response) parts.push(part);
  const wireBytes = socket.bytesRead - (received.get(socket) ?? 0);
  received.set(socket, socket.bytesRead);
  const body = Buffer.concat(parts);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: unpack(body, response.headers['content-encoding']).toString('utf8'),
    bodyBytes: body.length,
    wireBytes,
  };
}

/** @param {Buffer} body @param {string | undefined} encoding */
function unpack(body, encoding) {
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}
