/** Bytes: taking it apart and writing it back holds everybody up for longer than a page takes. No ordinary form is as long. */
export const large = 65_536;
/** Others that may wait, each with up to a megabyte in memory. */
const mostWaiting = 32;
/** Milliseconds, after which the next may begin though somebody is still reading an answer. */
const longest = 10_000;
/** Milliseconds between two of them at most. */
const longestPause = 250;

let taken = false;
/** @type {(() => void)[]} */
const waiting = [];

/** To the next at once, so that nobody can slip in between. */
function handOn() {
  const next = waiting.shift();
  if (next) next();
  else taken = false;
}

/**
 * Large forms are answered one after the other, so that pages come in between.
 * @param {import('node:http').ServerResponse} response whose end makes room
 * @returns {Promise<boolean>} false: too many wait already
 */
export async function takeTurn(response) {
  if (!taken) taken = true;
  else if (waiting.length >= mostWaiting) return false;
  else await new Promise((resolve) => void waiting.push(() => resolve(undefined)));
  const begun = performance.now();
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    // As long a pause as it took: a page waits at each of its questions to the database for what is going on.
    setTimeout(handOn, Math.min(performance.now() - begun, longestPause));
  };
  const timer = setTimeout(end, longest);
  response.once('close', end);
  if (response.closed) end();
  return true;
}
