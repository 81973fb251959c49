/** @typedef {import('./load.mjs').Case} Case */
/** @typedef {import('./people.mjs').People} People */

/** @param {string} _path @param {string} html */
const inside = (_path, html) => html.includes('id="content"') && html.includes('<h1');

/**
 * A page that must answer 200 and be the right one, at each turn another one where there are several.
 * @param {People} people
 * @param {{ who: string, path: string | readonly string[], cpu: number, name?: string, right?: (path: string, html: string) => boolean }} page
 *   `cpu`: the most that it may take, reference ms
 * @returns {Case}
 */
export function pageCase(people, { who, path, cpu, name = `${path} (${who})`, right = inside }) {
  const paths = [path].flat();
  return {
    name,
    cpu,
    operation: async (turn) => {
      const place = /** @type {string} */ (paths[turn % paths.length]);
      const answer = await (await people.as(who)).get(place);
      if (answer.status !== 200 || !right(place, answer.text))
        throw new Error(`${name}: wrong answer ${answer.status} to ${place}`);
      return answer.wireBytes;
    },
  };
}
