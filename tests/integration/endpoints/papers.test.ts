import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { NextRequest } from 'next/server';
import { beforeAll, expect, it, vi } from 'vitest';
import { GET } from '@/app/(portal)/tickets/[number]/sheet/route';
import type { Actor } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/login/cookie';
import { extractText } from '@/lib/core/documents/extract';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { routeEndpoints } from '@/tests/support/endpoints/registered';
import {
  type Asked,
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  problemOf,
  send,
  ticketRow,
} from '@/tests/support/inquiries';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

let fixture: Fixture;
let ticket: Asked;
beforeAll(async () => {
  fixture = await loadFixture();
  ticket = await ask(fixture.town);
});

async function requestBy(who: Actor, format: 'pdf' | 'xlsx'): Promise<NextRequest> {
  const cookie = `${sessionCookie().name}=${await cookieOf(who)}`;
  return new NextRequest(`http://localhost:3000/sheet?format=${format}`, { headers: { cookie } });
}

const answerTo = (request: NextRequest, { number }: Asked) => GET(request, { params: Promise.resolve({ number }) });

const sheetOf = async (asked: Asked, format: 'pdf' | 'xlsx', who: Actor = fixture.town): Promise<Response> =>
  answerTo(await requestBy(who, format), asked);

it('a person looks at three papers at once; of a fourth it is said when to come back', async () => {
  // Logged in before, so that all four are on their way at the same time.
  const requests = await Promise.all(Array.from({ length: 4 }, () => requestBy(fixture.town, 'pdf')));
  const answers = await Promise.all(requests.map((request) => answerTo(request, ticket)));
  const refused = answers.filter(({ status }) => status === 429);
  expect([answers.filter(({ status }) => status === 200).length, refused.length]).toEqual([3, 1]);
  expect(refused[0]?.headers.get('retry-after')).toBe('10');
  await vi.waitFor(async () => expect((await sheetOf(ticket, 'pdf')).status).toBe(200));
});

it('what was pasted out of a table is printed; of what no font has it is said which', async () => {
  const pasted = await ask(fixture.town, { question: '項目\t値\n業務\t住民記録' });
  expect((await sheetOf(pasted, 'pdf')).status).toBe(200);
  const drawn = await ask(fixture.town, { question: '解決しました\u{1f44d}' });
  const answer = await sheetOf(drawn, 'pdf');
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('tickets.unprintable')]);
  expect((await sheetOf(drawn, 'xlsx')).status).toBe(200);
});

it('an answer that was taken back is none on the sheet of whoever sent it', async () => {
  const answered = await ask(fixture.town, { route: 'direct' });
  await makeMove(fixture.center, answered, 'answer', '誤った回答です。');
  const { version } = await ticketRow(answered.id);
  accepted(await send(fixture.center, 'ticket.take-back', { ticketId: answered.id, version: String(version) }));
  await makeMove(fixture.center, answered, 'answer', '正しい回答です。');
  const sheet = Buffer.from(await (await sheetOf(answered, 'xlsx', fixture.center)).arrayBuffer());
  const extracted = await extractText(Readable.from([sheet]), 'rows');
  const text = 'text' in extracted ? extracted.text : '';
  expect([text.includes('正しい回答です。'), text.includes('誤った回答です。')]).toEqual([true, false]);
});

it('who takes the answer away as a paper has opened it', async () => {
  const { town, center } = fixture;
  const answered = await ask(town, { route: 'direct' });
  await makeMove(center, answered, 'answer');
  expect((await sheetOf(answered, 'xlsx')).status).toBe(200);
  expect(problemOf(await send(center, 'ticket.take-back', { ticketId: answered.id, version: '2' }))).toBe(
    'tickets.opened',
  );
});

/** Draws whole lists too, by a program of its own, which has turns of its own. */
const apart = ['certificate.document'];

it('every route that draws a paper does so in turn', () => {
  const source = (file: string) => readFileSync(`.${file}`, 'utf8');
  const drawing = routeEndpoints.filter(({ file }) => /(?:Pdf|Paper)\(/.test(source(file)));
  const outOfTurn = drawing.filter(({ file }) => !source(file).includes('= definePaper({')).map(({ name }) => name);
  expect(outOfTurn).toEqual(apart);
  expect(drawing.length).toBeGreaterThan(5);
});
