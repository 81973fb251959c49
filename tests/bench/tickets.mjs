import { randomUUID } from 'node:crypto';
import { fillIn, readForm } from '../../scripts/lib/bench/form.mjs';
import { pageCase } from '../../scripts/lib/bench/page.mjs';
import { openStream } from '../../scripts/lib/bench/stream.mjs';

/** @typedef {import('../../scripts/lib/bench/load.mjs').Case} Case */
/** @typedef {import('../../scripts/lib/bench/people.mjs').People} People */

const link = /href="\/tickets\/(\d\d-\d{6}-\d)"/g;

/** @param {string} html @returns {string[]} the numbers of a list, each once */
const numbersOf = (html) => [...new Set([...html.matchAll(link)].map(([, number]) => number ?? ''))];

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
    cpu: 60,
    operation: async (turn) => {
      const subject = `負荷試験の問合せ ${turn}`;
      const matter = { system: 'juki_cs', category: 'operation', urgency: 'normal' };
      const typed = {
        ...matter,
        subject,
        question: 'これは負荷試験です。',
        contactName: '試験',
        idempotencyKey: randomUUID(),
      };
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

/** One and two characters, a phrase, three words; by the call center, which sees the whole country, and by a town. @param {People} people */
function searches(people) {
  const words = {
    'one character': '字',
    'two characters': '印刷',
    phrase: '日次処理が終わらない',
    'three words': '証明書 更新 エラー',
  };
  return ['center-call-1', 'seiro-admin'].flatMap((who) =>
    Object.entries(words).map(([name, q]) =>
      pageCase(people, {
        name: `search, ${name}, ${who}`,
        who,
        path: `/tickets?desk=all&sort=relevance&q=${encodeURIComponent(q)}`,
        cpu: who === 'center-call-1' ? 120 : 80,
      }),
    ),
  );
}

/** What else people ask of a list: other orders and filters, by the call center. @param {People} people */
function lists(people) {
  const asked = {
    'search, newest first': 'q=日次処理が終わらない',
    'search, no hit': 'q=縺ゅ>縺壻ｾ縺',
    filters: 'system=juki_cs&category=fault&urgency=high&state=open',
    'range of dates': 'since=2026-03-01&until=2026-03-31&sort=created',
    'asked by a prefecture': 'from=150002',
    'sorted by due time': 'sort=due',
    'sorted by urgency': 'sort=urgency',
    'sorted by creation': 'sort=created',
    overdue: 'overdue=1',
    'page 200': 'page=200',
  };
  return Object.entries(asked).map(([name, query]) =>
    pageCase(people, {
      name: `list, ${name}`,
      who: 'center-call-1',
      path: encodeURI(`/tickets?desk=all&${query}`),
      cpu: name === 'search, newest first' ? 180 : 80,
    }),
  );
}

/** All that a town has ever asked, as a file; one after another, for a person gets one file at a time. @param {People} people */
function exports(people) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return ['csv', 'xlsx'].map((format) => {
    const one = pageCase(people, {
      name: `export of a town, ${format}`,
      who: 'seiro-admin',
      path: `/tickets/export?desk=all&format=${format}`,
      cpu: format === 'csv' ? 120 : 600,
      right: (_path, text) => text.length > 1_000,
    });
    const operation = (/** @type {number} */ turn) => {
      const next = last.then(() => one.operation(turn));
      last = next.catch(() => {});
      return next;
    };
    return { ...one, operation };
  });
}

/**
 * A town adds to an inquiry of its own, and the page of the call center, which is open, is told.
 * @param {People} people @param {Case} create @returns {Promise<Case>}
 */
async function addition(people, create) {
  const town = await people.as('seiro-admin');
  const count = 2 * people.connections;
  for (let turn = 0; turn < count; turn++) await create.operation(turn);
  const waiting = numbersOf((await town.get('/tickets?desk=waiting&state=waiting&sort=created')).text).slice(0, count);
  const told = await openStream(await people.as('center-call-1'));
  return {
    name: 'add to an inquiry, and its page elsewhere is told',
    cpu: 130,
    operation: async (turn) => {
      // Two may not add to the same one at once, so each takes one that nobody has.
      const number = waiting.shift();
      const place = `/tickets/${number}`;
      const page = await town.get(place);
      const fields = readForm(page.text, 'move');
      const id = fields.find(([name]) => name === 'ticketId')?.[1] ?? '';
      const heard = told(id);
      const text = `追記 ${turn}`;
      const sent = await town.ask('POST', place, fillIn(fields, { move: 'supplement', text }));
      if (sent.status !== 303) throw new Error(`addition: ${sent.status} to ${place}`);
      await heard;
      waiting.push(number ?? '');
      return page.wireBytes + sent.wireBytes;
    },
  };
}

/** What comes while somebody types. @param {People} people @returns {Promise<Case>} */
async function suggestions(people) {
  const center = await people.as('center-call-1');
  const owner =
    readForm((await center.get('/tickets/phone')).text, 'subject').find(([name]) => name === 'formOwner')?.[1] ?? '';
  const headers = { 'x-renkei-form-owner': owner };
  const typed = [
    '窓口端末の検索が遅い',
    '転入の届出で住所が表示されない',
    'パスワードを忘れてロックされた',
    '証明書の期限が切れた',
  ];
  return {
    name: 'suggestions while typing',
    cpu: 100,
    operation: async (turn) => {
      const q = typed[turn % typed.length] ?? '';
      const content = Buffer.from(JSON.stringify({ q }));
      const answer = await center.ask('POST', '/api/knowledge/suggestions', {
        type: 'application/json',
        content,
        headers,
      });
      if (answer.status !== 200) throw new Error(`suggestions: ${answer.status}`);
      return answer.wireBytes;
    },
  };
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people }) {
  const tickets = (await collectNumbers(people)).map((number) => `/tickets/${number}`);
  const fifty = (/** @type {string} */ _path, /** @type {string} */ html) => numbersOf(html).length >= 50;
  const own = (/** @type {string} */ path, /** @type {string} */ html) => html.includes(path.slice('/tickets/'.length));
  const create = await creation(people);
  const list = { path: '/tickets?desk=all', cpu: 40 };
  return [
    pageCase(people, { ...list, name: 'list, call center', who: 'center-call-1', right: fifty }),
    pageCase(people, { ...list, name: 'list, municipality', who: 'seiro-admin' }),
    pageCase(people, { name: 'ticket', who: 'center-call-1', path: tickets, cpu: 40, right: own }),
    ...lists(people),
    // What reads comes before what creates: the town has as many inquiries as the demonstration gave it.
    ...exports(people),
    pageCase(people, { who: 'seiro-admin', path: '/tickets/new', cpu: 30 }),
    pageCase(people, { who: 'center-call-1', path: '/tickets/phone', cpu: 30 }),
    pageCase(people, { who: 'center-call-1', path: '/tickets/triage', cpu: 60 }),
    ...searches(people),
    await suggestions(people),
    pageCase(people, {
      name: 'knowledge searched',
      who: 'seiro-admin',
      path: `/knowledge?q=${encodeURIComponent('印字がずれる')}`,
      cpu: 40,
    }),
    create,
    await addition(people, create),
  ];
}
