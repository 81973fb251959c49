import { beforeAll, expect, it } from 'vitest';
import { withSystem } from '@/lib/core/db';
import { inheritTickets } from '@/lib/tickets/custody/system/mutations';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { ask, type Fixture, loadFixture, makeMove, ticketRow } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

it('of the database’s functions only the one that takes a move back writes tickets', async () => {
  const { rows } = await owner().query<{ name: string }>(
    `SELECT proname AS name FROM pg_proc WHERE prosrc ~* '(UPDATE|INSERT INTO|DELETE FROM) +tickets\\M' ORDER BY 1`,
  );
  expect(rows).toEqual([{ name: 'take_back' }]);
});

it('what ends with its asker stops its clock, and is set aside no more', async () => {
  const vendor = await personOf('VD0001', ['system_administrator']);
  const ticket = await ask(vendor, { route: 'direct' });
  await makeMove(fixture.center, ticket, 'take');
  await owner().query(
    `INSERT INTO ticket_holds (ticket_id, organization_id, kind, until, note, user_id, user_name, at)
     VALUES ($1, $2, 'pending', now() + interval '1 day', '', $3, '', now())`,
    [ticket.id, fixture.center.organizationId, fixture.center.userId],
  );
  await withSystem('organizations.apply_changes', (db) => inheritTickets(db, vendor.organizationId, null));
  const countOf = async (rest: string) => (await owner().query(`SELECT 1 FROM ${rest}`, [ticket.id])).rows.length;
  expect(await countOf('ticket_targets WHERE ticket_id = $1 AND solved_at IS NOT NULL')).toBe(1);
  expect(await countOf('ticket_holds WHERE ticket_id = $1')).toBe(0);
  const { rows } = await owner().query('SELECT user_id FROM ticket_holdings WHERE ticket_id = $1 ORDER BY seq', [
    ticket.id,
  ]);
  expect(rows).toEqual([{ user_id: fixture.center.userId }, { user_id: null }]);
});

it('a successor moves no version of what has ended, and keeps target and holder of what goes on', async () => {
  const { town, prefecture, otherPrefecture } = fixture;
  const open = await ask(town);
  await makeMove(prefecture, open, 'take');
  const ended = await ask(town);
  await makeMove(town, ended, 'withdraw');
  const before = { open: await ticketRow(open.id), ended: await ticketRow(ended.id) };
  await withSystem('organizations.apply_changes', (db) =>
    inheritTickets(db, prefecture.organizationId, otherPrefecture.organizationId),
  );
  expect(await ticketRow(open.id)).toMatchObject({
    holder_organization_id: otherPrefecture.organizationId,
    holder_user_id: prefecture.userId,
    holder_since: before.open.holder_since,
    due_at: before.open.due_at,
    state: 'in_progress',
    version: before.open.version + 1,
  });
  const { party_ids, ...kept } = before.ended;
  expect(await ticketRow(ended.id)).toEqual({ ...kept, party_ids: [...party_ids, otherPrefecture.organizationId] });
});
