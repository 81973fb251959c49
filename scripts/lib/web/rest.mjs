import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds between two looks. */
const interval = 4_000;
/** Requests between two looks that are still rest: health checks, a page that refreshes itself. */
const few = 10;
/** Requests whose garbage is worth a pause of a tenth of a second. */
const many = 50;

/**
 * Gives memory back after a rush. A limit to the heap would keep it small at all times, but then every page pays a third more for
 * collecting; without one, what a rush left behind stays until the next.
 * @param {import('node:http').Server} server
 */
export function restAfterRush(server) {
  setFlagsFromString('--expose-gc');
  /** @type {() => void} */
  const collect = runInNewContext('gc');
  let lately = 0;
  let since = 0;
  server.on('request', () => {
    lately += 1;
  });
  setInterval(() => {
    since += lately;
    const resting = lately < few;
    lately = 0;
    if (!resting || since < many) return;
    since = 0;
    collect();
  }, interval).unref();
}
