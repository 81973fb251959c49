import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds between two looks. */
const interval = 4_000;
/** Requests between two looks that are still rest: health checks, a page that refreshes itself. */
const few = 10;
/** Requests whose garbage is worth a pause of a tenth of a second. */
const many = 50;
/** Looks after which it is collected once more: idle connections to the database are closed by then, and what hung on them is free. */
const later = 3;

/**
 * Gives memory back after a rush. A limit to the heap would keep it small at all times, but then every page pays a third more for
 * collecting; without one, what a rush left behind stays until the next.
 * @param {import('node:http').Server} server
 */
export function restAfterRush(server) {
  setFlagsFromString('--expose-gc');
  /** @type {() => void} */
  const collect = runInNewContext('gc');
  // Left to itself the engine keeps pages of which little is still used: after a long rush as many as are full.
  const collectAndCompact = () => {
    setFlagsFromString('--compact-on-every-full-gc');
    collect();
    setFlagsFromString('--no-compact-on-every-full-gc');
  };
  let lately = 0;
  let since = 0;
  /** Until it is collected once more. */
  let looks = 0;
  server.on('request', () => {
    lately += 1;
  });
  setInterval(() => {
    since += lately;
    const resting = lately < few;
    lately = 0;
    if (!resting) return;
    const rushed = since >= many;
    const due = rushed || looks === 1;
    looks = rushed ? later : Math.max(0, looks - 1);
    if (rushed) since = 0;
    if (due) collectAndCompact();
  }, interval).unref();
}
