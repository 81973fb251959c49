import { randomUUID } from 'node:crypto';
import { fillIn, readForm } from './form.mjs';

/** @typedef {import('./load.mjs').Case} Case */
/** @typedef {import('./people.mjs').People} People */

const link = /href="\/tickets\/(\d\d-\d{6}-\d)"/g;

/** @param {string} html @returns {string[]} the numbers of a list, each once */
const numbersOf = (html) => [...new Set([...html.matchAll(link)].map(([, number]) => number ?? ''))];

/**
 * A page that must answer 200 and hold a text, at each turn another one where there are several.
 * @param {People} people @param {string} name @param {string} who @param {readonly string[]} paths @param {(path: string, html: string) => boolean} right
 * @returns {Case & { p95: number }} `p95` that must be reached, in ms
 */
function page(people, name, who, paths, right) {
  return {
    name,
    p95: 100,
    operation: async (turn) => {
      const path = /** @type {string} */ (paths[turn % paths.length]);
      const answer = await (await people.as(who)).get(path);
      if (answer.status !== 200 || !right(path, answer.text))
        throw new Error(`${name}: wrong answer ${answer.status} to ${path}`);
      return answer.wireBytes;
    },
  };
}

/** Ticket numbers that the call center sees, from the first pages of its longest list. @param {People} people */
async function collectNumbers(people) {
  const center = await people.as('center-call-1');
  const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => center.get(`/tickets?desk=all&page=${number}`)));
  const numbers = [...new Set(pages.flatMap(({ text }) => numbersOf(text)))];
  if (numbers.length < 250)
    throw new Error(`only ${numbers.length} inquiries in six pages: is the demonstration complete?`);
  return numbers;
}

/**
 * An inquiry is sent as by a browser without script, and the page it leads to is read.
 * @param {People} people @returns {Promise<Case>}
 */
async function creation(people) {
  const town = await people.as('seiro-admin');
  const fields = readForm((await town.get('/tickets/new')).text, 'subject');
  return {
    name: 'create and read',
    operation: async (turn) => {
      const subject = `負荷試験の問合せ ${turn}`;
      const typed = { subject, question: 'これは負荷試験です。', contactName: '試験', idempotencyKey: randomUUID() };
      const sent = await town.ask('POST', '/tickets/new', fillIn(fields, typed));
      const place = /\/tickets\/\d\d-\d{6}-\d/.exec(sent.headers.location ?? '')?.[0];
      if (sent.status !== 303 || place === undefined)
        throw new Error(`create: ${sent.status} ${sent.headers.location ?? ''}`);
      const read = await town.get(place);
      if (read.status !== 200 || !read.text.includes(subject))
        throw new Error(`create: the new inquiry is not at ${place}`);
      return sent.wireBytes + read.wireBytes;
    },
  };
}

const dashboards = ['seiro-admin', 'niigata-admin', 'center-call-1', 'center-management', 'operator', 'center-audit'];
/** @type {readonly (readonly [string, string])[]} */
const others = [
  ...dashboards.map((who) => /** @type {const} */ ([who, '/'])),
  ['seiro-admin', '/tickets/new'],
  ['center-call-1', '/tickets/phone'],
  ['seiro-admin', '/organizations'],
  ['seiro-admin', '/organizations/153079'],
  ['seiro-admin', '/contacts'],
  ['seiro-admin', '/notifications'],
  ['seiro-admin', '/mailbox'],
  ['seiro-admin', '/admin/users'],
  ['center-audit', '/admin/audit'],
  ['center-management', '/admin/organizations'],
  ['seiro-admin', '/settings/profile'],
  ['seiro-admin', '/settings/security'],
  ['seiro-admin', '/settings/notifications'],
];

/** Everything that is measured, with the targets it must reach. @param {People} people */
export async function listCases(people) {
  const tickets = (await collectNumbers(people)).map((number) => `/tickets/${number}`);
  const fifty = (/** @type {string} */ _path, /** @type {string} */ html) => numbersOf(html).length >= 50;
  const inside = (/** @type {string} */ _path, /** @type {string} */ html) =>
    html.includes('id="content"') && html.includes('<h1');
  const own = (/** @type {string} */ path, /** @type {string} */ html) => html.includes(path.slice('/tickets/'.length));
  return [
    { ...page(people, 'list, call center', 'center-call-1', ['/tickets?desk=all'], fifty), perSecond: 100 },
    { ...page(people, 'list, municipality', 'seiro-admin', ['/tickets?desk=all'], inside), perSecond: 100 },
    { ...page(people, 'ticket', 'center-call-1', tickets, own), perSecond: 120 },
    { ...(await creation(people)), perSecond: 60 },
    ...others.map(([who, path]) => page(people, `${path} (${who})`, who, [path], inside)),
  ];
}
