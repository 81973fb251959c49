import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { liveChannel } from '@/lib/core/events/wire';
import { getFile } from '@/lib/files/queries';
import { owner } from '@/tests/support/database';
import {
  type Asked,
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  tryMove,
  upload,
  wordsSeenBy,
} from '@/tests/support/inquiries';

let fixture: Fixture;
const listener = new Client({ connectionString: process.env.DATABASE_URL });
const heard: string[] = [];
beforeAll(async () => {
  fixture = await loadFixture();
  await listener.connect();
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.query(`LISTEN ${liveChannel}`);
});
afterAll(() => listener.end());

const question = '他市町村の住民票を請求するとエラー E-101 が出ます。対処を教えてください。';
const sees = (who: keyof Fixture, ticket: Asked) => wordsSeenBy(fixture[who], ticket);
const said = (words: readonly string[] | null) => words?.filter((word) => word !== '') ?? null;

describe('words on their way up and down', () => {
  let ticket: Asked;
  beforeEach(async () => {
    ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'take');
    await makeMove(fixture.prefecture, ticket, 'note', '県の内部メモ');
    await makeMove(fixture.prefecture, ticket, 'escalate', '県からセンターへの言葉');
    await makeMove(fixture.center, ticket, 'escalate', 'センターから運営主体への言葉');
    await makeMove(fixture.operator, ticket, 'answer', '運営主体の回答');
  });

  it('the town reads its question and nothing of what went on above', async () => {
    expect(said(await sees('town', ticket))).toEqual([question]);
  });

  it('the prefecture reads its own words and its note', async () => {
    expect(said(await sees('prefecture', ticket))).toEqual([question, '県の内部メモ', '県からセンターへの言葉']);
  });

  it('the center reads all but the prefecture’s note', async () => {
    const words = [question, '県からセンターへの言葉', 'センターから運営主体への言葉', '運営主体の回答'];
    expect(said(await sees('center', ticket))).toEqual(words);
  });

  it('the operator reads what came up with it', async () => {
    expect(said(await sees('operator', ticket))).toEqual([
      question,
      '県からセンターへの言葉',
      'センターから運営主体への言葉',
      '運営主体の回答',
    ]);
  });

  it.each(['neighbour', 'otherPrefecture'] as const)('for %s there is no such ticket', async (who) => {
    expect(await sees(who, ticket)).toBeNull();
  });

  it('the answer comes down unchanged through each tier that passes it on, and not before', async () => {
    await makeMove(fixture.center, ticket, 'pass_on', 'センターの注');
    expect(said(await sees('prefecture', ticket))).toEqual([
      question,
      '県の内部メモ',
      '県からセンターへの言葉',
      '運営主体の回答',
      'センターの注',
    ]);
    expect(said(await sees('town', ticket))).toEqual([question]);
    await makeMove(fixture.prefecture, ticket, 'pass_on', '県の注');
    expect(said(await sees('town', ticket))).toEqual([question, '運営主体の回答', 'センターの注', '県の注']);
  });
});

it('an answer that the prefecture words itself keeps the center’s words from the town', async () => {
  const ticket = await ask(fixture.town);
  await makeMove(fixture.prefecture, ticket, 'escalate', '上申');
  await makeMove(fixture.center, ticket, 'answer', 'センターの原文');
  await makeMove(fixture.prefecture, ticket, 'answer', '県の言葉での回答');
  expect(said(await sees('town', ticket))).toEqual([question, '県の言葉での回答']);
});

it('a second round passes on the second answer', async () => {
  const ticket = await ask(fixture.town);
  await makeMove(fixture.prefecture, ticket, 'escalate');
  await makeMove(fixture.center, ticket, 'answer', '一度目の回答');
  await makeMove(fixture.prefecture, ticket, 'answer', '県の要約');
  await makeMove(fixture.town, ticket, 'reopen', '直りません');
  await makeMove(fixture.prefecture, ticket, 'escalate');
  await makeMove(fixture.center, ticket, 'answer', '二度目の回答');
  await makeMove(fixture.prefecture, ticket, 'pass_on');
  expect(said(await sees('town', ticket))).toEqual([question, '県の要約', '直りません', '二度目の回答']);
});

it('a question back and its reply stay between the two, and go up with the reply', async () => {
  const ticket = await ask(fixture.town);
  await makeMove(fixture.prefecture, ticket, 'escalate');
  await makeMove(fixture.center, ticket, 'ask_back', 'センターの質問');
  expect(said(await sees('town', ticket))).toEqual([question]);
  await makeMove(fixture.prefecture, ticket, 'ask_back', '県の質問');
  expect(said(await sees('center', ticket))).toEqual([question, 'センターの質問']);
  await makeMove(fixture.town, ticket, 'reply', '町の返事');
  await makeMove(fixture.prefecture, ticket, 'reply', '県の返事');
  expect(said(await sees('center', ticket))).toEqual([question, 'センターの質問', '県の質問', '町の返事', '県の返事']);
  expect(said(await sees('town', ticket))).toEqual([question, '県の質問', '町の返事']);
});

it('past the prefecture: it reads what is said to the town, and not what goes on above', async () => {
  const ticket = await ask(fixture.town, { urgency: 'urgent' });
  await makeMove(fixture.town, ticket, 'bypass', '急ぎます');
  await makeMove(fixture.center, ticket, 'escalate', '運営主体へ');
  await makeMove(fixture.operator, ticket, 'answer', '運営主体の回答');
  expect(said(await sees('prefecture', ticket))).toEqual([question, '急ぎます']);
  await makeMove(fixture.center, ticket, 'pass_on', 'センターの注');
  expect(said(await sees('prefecture', ticket))).toEqual(said(await sees('town', ticket)));
});

describe('a note leaves no trace outside its organization', () => {
  const secret = '誰にも言えないメモ';
  let ticket: Asked;
  beforeAll(async () => {
    ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'escalate');
    // Later than the escalation, by the clock too.
    setClock(new Date(Date.now() + 1_000));
    await makeMove(fixture.center, ticket, 'note', secret);
    setClock(undefined);
  });

  it('on no page', async () => {
    for (const who of ['town', 'prefecture'] as const) expect(await sees(who, ticket)).not.toContain(secret);
    expect(await sees('centerColleague', ticket)).toContain(secret);
  });

  it('not in the audit log of others', async () => {
    const events = (who: keyof Fixture) =>
      readAs(
        fixture[who],
        (db) =>
          db.$queryRaw<{ event: string }[]>`SELECT event FROM audit_entries WHERE target_id = ${ticket.id} ORDER BY id`,
      );
    for (const who of ['town', 'prefecture'] as const)
      expect((await events(who)).map(({ event }) => event)).toEqual(['ticket.created', 'ticket.escalated']);
    expect((await events('center')).map(({ event }) => event)).toContain('ticket.note');
  });

  it('not in the words of any audit row, notification or event', async () => {
    for (const table of ['audit_entries', 'notification_events', 'notifications', 'mails', 'tickets']) {
      const { rows } = await owner().query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [secret]);
      expect(rows, table).toEqual([]);
    }
  });

  it('as a live event only inside', async () => {
    const about = () => heard.filter((payload) => payload.includes(ticket.id));
    await expect.poll(() => about().length, { timeout: 20_000 }).toBe(3);
    const { organizations } = JSON.parse(about().at(-1) ?? '{}');
    expect(organizations).toEqual([fixture.center.organizationId]);
  });

  it('and makes nothing unread for the others', async () => {
    const { rows } = await owner().query(
      `SELECT p.organization_id FROM ticket_parties p JOIN ticket_entries e ON e.ticket_id = p.ticket_id AND e.kind = 'note'
       WHERE p.ticket_id = $1 AND p.last_activity_at >= e.created_at`,
      [ticket.id],
    );
    expect(rows.map((row) => row.organization_id)).toEqual([fixture.center.organizationId]);
  });
});

describe('a file is seen by whoever reads its entry', () => {
  const readers = async (fileId: string) => {
    const names: (keyof Fixture)[] = ['town', 'prefecture', 'center', 'operator', 'neighbour'];
    const seen = await Promise.all(names.map((who) => readAs(fixture[who], (db) => getFile(db, fileId))));
    return names.filter((_, index) => seen[index] !== null);
  };

  it('up with an escalation, down with what is passed on, never with a note', async () => {
    const [asked, noted, escalated, answered] = [
      await upload(fixture.town),
      await upload(fixture.prefecture),
      await upload(fixture.prefecture),
      await upload(fixture.center),
    ];
    const ticket = await ask(fixture.town, { fileIds: asked });
    accepted(await tryMove(fixture.prefecture, ticket, 'note', { text: 'メモ', fileIds: noted }));
    expect(await readers(asked)).toEqual(['town', 'prefecture']);
    accepted(await tryMove(fixture.prefecture, ticket, 'escalate', { fileIds: escalated }));
    expect(await readers(asked)).toEqual(['town', 'prefecture', 'center']);
    expect(await readers(escalated)).toEqual(['prefecture', 'center']);
    accepted(await tryMove(fixture.center, ticket, 'answer', { text: '回答', fileIds: answered }));
    expect(await readers(answered)).toEqual(['prefecture', 'center']);
    await makeMove(fixture.prefecture, ticket, 'pass_on');
    expect(await readers(answered)).toEqual(['town', 'prefecture', 'center']);
    expect(await readers(noted)).toEqual(['prefecture']);
  });
});
