import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs, withActor } from '@/lib/core/db';
import { saveDraft } from '@/lib/tickets/drafts/mutations';
import { findDraft } from '@/lib/tickets/drafts/queries';
import { ask, type Cast, loadCast } from '@/tests/support/inquiries';

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
