import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs, withActor, withSystem } from '@/lib/core/db';
import { getFile } from '@/lib/files/queries';
import { inheritTickets } from '@/lib/tickets/custody/system/mutations';
import { saveDraft } from '@/lib/tickets/drafts/mutations';
import { findDraft } from '@/lib/tickets/drafts/queries';
import { markPresence } from '@/lib/tickets/presence/mutations';
import { listPresent } from '@/lib/tickets/presence/queries';
import { owner } from '@/tests/support/database';
import {
  type Asked,
  accepted,
  ask,
  detailFor,
  type Fixture,
  loadFixture,
  makeMove,
  playOut,
  ticketRow,
  tryMove,
  upload,
  wordsSeenBy,
} from '@/tests/support/inquiries';

let fixture: Fixture;
let held: Asked;
let asked: Asked;
let away: Asked;
let closed: Asked;
let fileId: string;

/** Somebody types an inquiry and has a ticket's page open. */
const typeAndStay = (actor: Actor, subject: string) =>
  withActor(actor, async (db) => {
    await saveDraft(db, actor, { ticketId: '', key: '', fields: { subject }, fileIds: [] });
    await markPresence(db, actor, held.id, true);
  });

/** 聖籠町 is merged into 出雲崎町; the names stand for any two towns. */
beforeAll(async () => {
  fixture = await loadFixture();
  fileId = await upload(fixture.town);
  held = await ask(fixture.town, { fileIds: [fileId] });
  asked = await ask(fixture.town);
  for (const ticket of [held, asked]) await makeMove(fixture.prefecture, ticket, 'ask_back', 'どの端末ですか');
  away = await ask(fixture.town);
  await makeMove(fixture.town, away, 'note', '町の内部メモ');
  closed = await playOut(fixture, [
    ['prefecture', 'answer'],
    ['town', 'close'],
  ]);
  await typeAndStay(fixture.townStaff, '合併の前');
  await withSystem('organizations.apply_changes', (db) =>
    inheritTickets(db, fixture.town.organizationId, fixture.neighbour.organizationId),
  );
});

describe('after a merger', () => {
  it('the successor reads every inquiry and its files, but no internal note', async () => {
    expect(await wordsSeenBy(fixture.neighbour, held)).toContain('どの端末ですか');
    expect(await wordsSeenBy(fixture.neighbour, closed)).toContain('answerの文');
    expect(await wordsSeenBy(fixture.neighbour, away)).not.toContain('町の内部メモ');
    expect(await readAs(fixture.neighbour, (db) => getFile(db, fileId))).toMatchObject({ id: fileId });
  });

  it('stands in the place of its predecessor in what is open', async () => {
    expect(await ticketRow(held.id)).toMatchObject({
      asker_organization_id: fixture.neighbour.organizationId,
      holder_organization_id: fixture.neighbour.organizationId,
    });
    const { holdings } = (await detailFor(fixture.neighbour, held)) ?? { holdings: [] };
    expect(holdings.filter(({ until }) => until === null).map((one) => one.organizationId)).toEqual([
      fixture.neighbour.organizationId,
    ]);
  });

  it('goes on where the predecessor stopped', async () => {
    accepted(await tryMove(fixture.neighbour, asked, 'reply', { text: '窓口2番の端末です' }));
    expect(await wordsSeenBy(fixture.prefecture, asked)).toContain('窓口2番の端末です');
    accepted(await tryMove(fixture.prefecture, away, 'answer', { text: '手順書のとおりです' }));
    expect(await wordsSeenBy(fixture.neighbour, away)).toContain('手順書のとおりです');
    accepted(await tryMove(fixture.neighbour, away, 'close'));
  });

  it('whoever moves along goes on typing where they were', async () => {
    const { organizationId } = fixture.neighbour;
    const moved = { ...fixture.townStaff, organizationId };
    await owner().query('UPDATE users SET organization_id = $1 WHERE id = $2', [organizationId, moved.userId]);
    await typeAndStay(moved, '合併の後');
    expect(await readAs(moved, (db) => findDraft(db, moved, null))).toMatchObject({ fields: { subject: '合併の後' } });
    expect(await readAs(fixture.neighbour, (db) => listPresent(db, fixture.neighbour, held.id))).toEqual([
      { userName: moved.userName, composing: true },
    ]);
  });

  it('leaves what was closed in the name of who asked', async () => {
    expect(await ticketRow(closed.id)).toMatchObject({
      asker_organization_id: fixture.town.organizationId,
      state: 'closed',
    });
    const { rows } = await owner().query('SELECT DISTINCT organization_id FROM ticket_entries WHERE ticket_id = $1', [
      closed.id,
    ]);
    expect(rows.map((row) => row.organization_id)).toContain(fixture.town.organizationId);
  });
});
