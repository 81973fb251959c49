import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs, withActor } from '@/lib/core/db';
import { keptFields } from '@/lib/tickets/drafts/constants';
import { saveDraft } from '@/lib/tickets/drafts/mutations';
import { findDraft } from '@/lib/tickets/drafts/queries';
import { readTicketPage } from '@/lib/tickets/queries';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import {
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  problemOf,
  send,
  sheet,
  tryMove,
  upload,
} from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

interface Beside {
  key?: string;
  fileIds?: string[];
}

const save = (
  actor: Actor,
  ticketId: string,
  fields: Record<string, string>,
  { key = '', fileIds = [] }: Beside = {},
) => withActor(actor, (db) => saveDraft(db, actor, { ticketId, key, fields, fileIds }));
const draftOf = (actor: Actor, ticketId: string | null) => readAs(actor, (db) => findDraft(db, actor, ticketId));
const find = async (actor: Actor, ticketId: string | null) => (await draftOf(actor, ticketId))?.fields;
const filesOf = async (actor: Actor, ticketId: string | null) => {
  const draft = await draftOf(actor, ticketId);
  return { files: draft?.files.map(({ id }) => id), gone: draft?.filesGone };
};

it('is discarded at its place alone, by whose it is', async () => {
  const { id } = await ask(fixture.town);
  await save(fixture.town, '', { subject: '要らない下書き' });
  await save(fixture.town, id, { text: '要る下書き' });
  await save(fixture.townStaff, '', { subject: '同僚の下書き' });
  accepted(await send(fixture.town, 'ticket.discard-draft', {}));
  expect(await find(fixture.town, null)).toBeUndefined();
  expect(await find(fixture.town, id)).toEqual({ text: '要る下書き' });
  expect(await find(fixture.townStaff, null)).toEqual({ subject: '同僚の下書き' });
  accepted(await send(fixture.townStaff, 'ticket.discard-draft', {}));
});

it('does not bring the way past the prefecture back: that is decided when it is sent', () => {
  expect(keptFields).not.toContain('bypass');
});

it('keeps what was chosen beside what was typed, each place for itself', async () => {
  const { id } = await ask(fixture.town);
  await save(fixture.town, '', { subject: '下書き', bypass: 'true' });
  await save(fixture.town, id, { text: '回答の途中', move: 'ask_back' });
  expect(await find(fixture.town, null)).toEqual({ subject: '下書き', bypass: 'true' });
  expect(await find(fixture.town, id)).toEqual({ text: '回答の途中', move: 'ask_back' });
  expect(await find(fixture.neighbour, id)).toBeUndefined();
});

it('is gone when all that was typed is gone, whatever is still chosen', async () => {
  const { id } = await ask(fixture.town);
  await save(fixture.town, id, { text: '取りやめる', move: 'answer' });
  await save(fixture.town, id, { text: '', move: 'answer' });
  expect(await find(fixture.town, id)).toBeUndefined();
});

it('goes with the move that sends it, and with nobody else’s', async () => {
  const ticket = await ask(fixture.town);
  const { prefecture, prefectureColleague } = fixture;
  await save(prefecture, ticket.id, { text: '回答', move: 'answer' });
  await save(prefectureColleague, ticket.id, { text: '同僚の回答', move: 'answer' });
  await save(prefecture, '', { subject: '別の問合せ' });
  await makeMove(prefecture, ticket, 'answer');
  expect(await find(prefecture, ticket.id)).toBeUndefined();
  expect(await find(prefectureColleague, ticket.id)).toEqual({ text: '同僚の回答', move: 'answer' });
  expect(await find(prefecture, null)).toEqual({ subject: '別の問合せ' });
});

it('stays when its writer takes the ticket or gives it to somebody else', async () => {
  const ticket = await ask(fixture.town);
  const draft = { text: '担当になる前に書き始めた回答', move: 'answer' };
  await save(fixture.prefecture, ticket.id, draft);
  await makeMove(fixture.prefecture, ticket, 'take');
  expect(await find(fixture.prefecture, ticket.id)).toEqual(draft);
  const given = await tryMove(fixture.prefecture, ticket, 'assign', { assigneeId: fixture.prefectureColleague.userId });
  expect(given.ok).toBe(true);
  expect(await find(fixture.prefecture, ticket.id)).toEqual(draft);
});

describe('the files of a draft', () => {
  it('come back in their order, on the ticket’s page too, without a word being typed', async () => {
    const ticket = await ask(fixture.town);
    const [first, second] = [await upload(fixture.town, '一.pdf'), await upload(fixture.town, '二.pdf')];
    expect(await save(fixture.town, ticket.id, { text: '', move: 'note' }, { fileIds: [second, first] })).toMatchObject(
      {
        value: { gone: [] },
      },
    );
    expect(await filesOf(fixture.town, ticket.id)).toEqual({ files: [second, first], gone: 0 });
    const page = await readAs(fixture.town, (db) => readTicketPage(db, fixture.town, ticket.number));
    expect(page?.draft?.files.map(({ name }) => name)).toEqual(['二.pdf', '一.pdf']);
    await save(fixture.town, ticket.id, { text: '' });
    expect(await draftOf(fixture.town, ticket.id)).toBeNull();
  });

  it('are their uploader’s alone: nobody else’s are kept, nor what was sent already', async () => {
    const { id } = await ask(fixture.town);
    const strange = [await upload(fixture.townStaff), await upload(fixture.neighbour), randomUUID()];
    const sent = await upload(fixture.town);
    await ask(fixture.town, { fileIds: [sent] });
    const own = await upload(fixture.town);
    const kept = await save(fixture.town, id, { text: '文' }, { fileIds: [...strange, sent, own] });
    expect(kept).toMatchObject({ value: { gone: [...strange, sent] } });
    expect(await filesOf(fixture.town, id)).toEqual({ files: [own], gone: 0 });
  });

  it('are not shown either, should a draft name them all the same, but counted as gone', async () => {
    const { id } = await ask(fixture.town);
    const own = await upload(fixture.town);
    await save(fixture.town, id, { text: '文' }, { fileIds: [own] });
    await owner().query('UPDATE ticket_drafts SET file_ids = $1 WHERE user_id = $2 AND ticket_id = $3', [
      [await upload(fixture.townStaff), own, await upload(fixture.neighbour)],
      fixture.town.userId,
      id,
    ]);
    expect(await filesOf(fixture.town, id)).toEqual({ files: [own], gone: 2 });
  });

  it('stay with the body for which they were uploaded when a merger moves their uploader', async () => {
    const mover = await createActor({ colleagueOf: fixture.town });
    await save(mover, '', { subject: '合併の前' }, { fileIds: [await upload(mover)] });
    const { organizationId } = fixture.neighbour;
    await owner().query('UPDATE users SET organization_id = $1 WHERE id = $2', [organizationId, mover.userId]);
    const moved = { ...mover, organizationId };
    expect(await find(moved, null)).toEqual({ subject: '合併の前' });
    expect(await filesOf(moved, null)).toEqual({ files: [], gone: 1 });
  });

  it('go with the inquiry that is sent, and can be sent from what the draft gave back', async () => {
    const fileIds = [await upload(fixture.town)];
    await save(fixture.town, '', { subject: '添付つき' }, { fileIds });
    const { files = [] } = await filesOf(fixture.town, null);
    await ask(fixture.town, { fileIds: files });
    expect(await draftOf(fixture.town, null)).toBeNull();
  });
});

describe('a draft and the sending of its form', () => {
  const waiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  const draft = { subject: '送った件名' };

  it('is not kept when it arrives after the sending, and still when that was refused', async () => {
    const key = randomUUID();
    expect((await save(fixture.town, '', draft, { key })).ok).toBe(true);
    expect((await send(fixture.town, 'ticket.create', { ...sheet, question: '' }, key)).ok).toBe(false);
    expect((await save(fixture.town, '', draft, { key })).ok).toBe(true);
    expect((await send(fixture.town, 'ticket.create', sheet, key)).ok).toBe(true);
    expect(problemOf(await save(fixture.town, '', draft, { key }))).toBe('conflict');
    expect(await find(fixture.town, null)).toBeUndefined();
    // A repetition of the sending is still recognized, and the next form is another.
    expect((await send(fixture.town, 'ticket.create', sheet, key)).ok).toBe(true);
    expect((await save(fixture.town, '', draft, { key: randomUUID() })).ok).toBe(true);
  });

  it('never outlives it, in whichever order they reach the database', async () => {
    for (let round = 0; round < 20; round++) {
      const key = randomUUID();
      if (round % 2 === 0) await save(fixture.town, '', { subject: '前の下書き' }, { key });
      const saves = Array.from({ length: 4 }, () => save(fixture.town, '', draft, { key }));
      const [sent] = await Promise.all([send(fixture.town, 'ticket.create', sheet, key), ...saves]);
      expect(sent?.ok).toBe(true);
      expect(await find(fixture.town, null)).toBeUndefined();
    }
  });

  it('waits for a sending that is under way', async () => {
    const { id, number } = await ask(fixture.town);
    const key = randomUUID();
    const pool = owner();
    const client = await pool.connect();
    try {
      // The sending holds its ticket's row up, with its key taken and its draft not yet dropped.
      await client.query('BEGIN');
      await client.query('SELECT FROM tickets WHERE number = $1 FOR UPDATE', [number]);
      const moving = send(
        fixture.town,
        'ticket.move',
        { ticketId: id, version: '1', move: 'supplement', text: '追記' },
        key,
      );
      await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1);
      const saving = save(fixture.town, id, { text: '追記' }, { key });
      await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(2);
      await client.query('COMMIT');
      expect((await moving).ok).toBe(true);
      expect(problemOf(await saving)).toBe('conflict');
    } finally {
      client.release();
    }
    expect(await find(fixture.town, id)).toBeUndefined();
  });
});
