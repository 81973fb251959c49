import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs, withActor } from '@/lib/core/db';
import { saveDraft } from '@/lib/tickets/drafts/mutations';
import { findDraft } from '@/lib/tickets/drafts/queries';
import { ask, type Cast, loadCast, makeMove, tryMove } from '@/tests/support/inquiries';

let cast: Cast;
beforeAll(async () => {
  cast = await loadCast();
});

const save = (actor: Actor, ticketId: string, fields: Record<string, string>) =>
  withActor(actor, (db) => saveDraft(db, actor, { ticketId, fields }));
const find = async (actor: Actor, ticketId: string | null) =>
  (await readAs(actor, (db) => findDraft(db, actor, ticketId)))?.fields;

it('keeps what was chosen beside what was typed, each place for itself', async () => {
  const { id } = await ask(cast.town);
  await save(cast.town, '', { subject: '下書き', bypass: 'true' });
  await save(cast.town, id, { text: '回答の途中', move: 'ask_back' });
  expect(await find(cast.town, null)).toEqual({ subject: '下書き', bypass: 'true' });
  expect(await find(cast.town, id)).toEqual({ text: '回答の途中', move: 'ask_back' });
  expect(await find(cast.neighbour, id)).toBeUndefined();
});

it('is gone when all that was typed is gone, whatever is still chosen', async () => {
  const { id } = await ask(cast.town);
  await save(cast.town, id, { text: '取りやめる', move: 'answer' });
  await save(cast.town, id, { text: '', move: 'answer' });
  expect(await find(cast.town, id)).toBeUndefined();
});

it('goes with the move that sends it, and with nobody else’s', async () => {
  const ticket = await ask(cast.town);
  const { prefecture, prefectureColleague } = cast;
  await save(prefecture, ticket.id, { text: '回答', move: 'answer' });
  await save(prefectureColleague, ticket.id, { text: '同僚の回答', move: 'answer' });
  await save(prefecture, '', { subject: '別の問合せ' });
  await makeMove(prefecture, ticket, 'answer');
  expect(await find(prefecture, ticket.id)).toBeUndefined();
  expect(await find(prefectureColleague, ticket.id)).toEqual({ text: '同僚の回答', move: 'answer' });
  expect(await find(prefecture, null)).toEqual({ subject: '別の問合せ' });
});

it('stays when its writer takes the ticket or puts it into other hands', async () => {
  const ticket = await ask(cast.town);
  const draft = { text: '担当になる前に書き始めた回答', move: 'answer' };
  await save(cast.prefecture, ticket.id, draft);
  await makeMove(cast.prefecture, ticket, 'take');
  expect(await find(cast.prefecture, ticket.id)).toEqual(draft);
  const given = await tryMove(cast.prefecture, ticket, 'assign', { assigneeId: cast.prefectureColleague.userId });
  expect(given.ok).toBe(true);
  expect(await find(cast.prefecture, ticket.id)).toEqual(draft);
});
