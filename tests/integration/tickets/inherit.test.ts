import { beforeAll, describe, expect, it } from 'vitest';
import { readAs, withSystem } from '@/lib/core/db';
import { getFile } from '@/lib/files/queries';
import { inheritTickets } from '@/lib/tickets/inherit/mutations';
import { owner } from '@/tests/support/database';
import {
  type Asked,
  accepted,
  ask,
  type Cast,
  detailFor,
  loadCast,
  makeMove,
  playOut,
  ticketRow,
  tryMove,
  upload,
  wordsSeenBy,
} from '@/tests/support/inquiries';

let cast: Cast;
let held: Asked;
let away: Asked;
let closed: Asked;
let fileId: string;

/** 聖籠町 is merged into 出雲崎町; the names stand for any two towns. */
beforeAll(async () => {
  cast = await loadCast();
  fileId = await upload(cast.town);
  held = await ask(cast.town, { fileIds: [fileId] });
  await makeMove(cast.prefecture, held, 'ask_back', 'どの端末ですか');
  away = await ask(cast.town);
  await makeMove(cast.town, away, 'note', '町の内部メモ');
  closed = await playOut(cast, [
    ['prefecture', 'answer'],
    ['town', 'close'],
  ]);
  await withSystem('organizations.apply_changes', (db) =>
    inheritTickets(db, cast.town.organizationId, cast.neighbour.organizationId),
  );
});

describe('after a merger', () => {
  it('the successor reads every inquiry and its files, but no internal note', async () => {
    expect(await wordsSeenBy(cast.neighbour, held)).toContain('どの端末ですか');
    expect(await wordsSeenBy(cast.neighbour, closed)).toContain('answerの文');
    expect(await wordsSeenBy(cast.neighbour, away)).not.toContain('町の内部メモ');
    expect(await readAs(cast.neighbour, (db) => getFile(db, fileId))).toMatchObject({ id: fileId });
  });

  it('stands in the place of its predecessor in what is open', async () => {
    expect(await ticketRow(held.id)).toMatchObject({
      asker_organization_id: cast.neighbour.organizationId,
      holder_organization_id: cast.neighbour.organizationId,
    });
    const { holdings } = (await detailFor(cast.neighbour, held)) ?? { holdings: [] };
    expect(holdings.filter(({ until }) => until === null).map((one) => one.organizationId)).toEqual([
      cast.neighbour.organizationId,
    ]);
  });

  it('goes on where the predecessor stopped', async () => {
    accepted(await tryMove(cast.neighbour, held, 'reply', { text: '窓口2番の端末です' }));
    expect(await wordsSeenBy(cast.prefecture, held)).toContain('窓口2番の端末です');
    accepted(await tryMove(cast.prefecture, away, 'answer', { text: '手順書のとおりです' }));
    expect(await wordsSeenBy(cast.neighbour, away)).toContain('手順書のとおりです');
    accepted(await tryMove(cast.neighbour, away, 'close'));
  });

  it('leaves what was closed in the name of who asked', async () => {
    expect(await ticketRow(closed.id)).toMatchObject({
      asker_organization_id: cast.town.organizationId,
      state: 'closed',
    });
    const { rows } = await owner().query('SELECT DISTINCT organization_id FROM ticket_entries WHERE ticket_id = $1', [
      closed.id,
    ]);
    expect(rows.map((row) => row.organization_id)).toContain(cast.town.organizationId);
  });
});
