import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * A port nobody listens on at this moment.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * The port of the last start, so that saved connections and addresses stay right; another one when it is taken.
 * @param {string} file where it is kept
 * @param {string} [host]
 */
export async function rememberedPort(file, host) {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  // Of two folders on one machine, one may have got the other's port in the meantime.
  if (last > 0 && (await isFree(last, host))) return last;
  const port = await freePort();
  writeFileSync(file, `${port}\n`);
  return port;
}
