import { request } from 'node:http';

/**
 * A page that is open and listens to what changes (`/api/events`), on a connection of its own.
 * @param {import('./http.mjs').Browser} browser
 * @returns {Promise<(id: string) => Promise<void>>} waits until the page is told that the object with this id has changed
 */
export async function openStream(browser) {
  /** @type {Map<string, () => void>} */
  const waiting = new Map();
  const { hostname, port, host } = browser.origin;
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  await new Promise((resolve, reject) => {
    const stream = request({
      agent: false,
      host: hostname === 'localhost' ? '127.0.0.1' : hostname,
      port: port || 80,
      path: '/api/events',
      headers: { host, cookie, accept: 'text/event-stream' },
    });
    stream.on('error', reject);
    // It keeps nobody from ending.
    stream.on('socket', (socket) => socket.unref());
    stream.on('response', (response) => {
      if (response.statusCode !== 200) return reject(new Error(`/api/events: ${response.statusCode}`));
      let rest = '';
      response.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('data: ')) waiting.get(JSON.parse(line.slice(6)).id)?.();
      });
      response.on('error', () => {});
      resolve(undefined);
    });
    stream.end();
  });
  return (id) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the page was not told of ${id} in 30 s`)), 30_000);
      waiting.set(id, () => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve();
      });
    });
}
