import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { withSystem } from '@/lib/core/db';
import { inheritTickets } from '@/lib/tickets/custody/system/mutations';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type Asked, ask, type Fixture, loadFixture, makeMove, ticketRow } from '@/tests/support/inquiries';

let fixture: Fixture;
let vendor: Actor;
let waiting: Asked;
let taken: Asked;
let askedBack: Asked;
let answered: Asked;
let inside: Asked;
let foreign: Asked;

/** A vendor closes, and nobody goes on for it. */
beforeAll(async () => {
  fixture = await loadFixture();
  vendor = await personOf('VD0003', ['system_administrator']);
  const send = () => ask(vendor, { route: 'direct' });
  [waiting, taken, askedBack, answered] = [await send(), await send(), await send(), await send()];
  inside = await ask(await personOf('VD0003', ['staff']), { route: 'direct' });
  foreign = await ask(fixture.town);
  await makeMove(fixture.center, taken, 'take');
  await makeMove(fixture.center, askedBack, 'ask_back');
  await makeMove(fixture.center, answered, 'answer');
  await withSystem('organizations.apply_changes', (db) => inheritTickets(db, vendor.organizationId, null));
});

const rowsOf = async (statement: string, id: string) => (await owner().query(statement, [id])).rows;
const lastOf = async (statement: string, id: string) => (await rowsOf(statement, id)).at(-1);

describe('what a body asked that ends without a successor', () => {
  it.each<[string, () => Asked, string]>([
    ['what waits elsewhere is taken back', () => waiting, 'withdrawn'],
    ['so is what somebody has in hand', () => taken, 'withdrawn'],
    ['what it was asked is, too', () => askedBack, 'withdrawn'],
    ['what was answered is closed', () => answered, 'closed'],
    ['what never left the organization is taken back', () => inside, 'withdrawn'],
  ])('%s', async (_name, which, entry) => {
    const { id } = which();
    expect(await ticketRow(id)).toMatchObject({
      state: entry,
      level: 0,
      resume_level: null,
      holder_organization_id: vendor.organizationId,
      holder_user_id: null,
      due_at: null,
      closed_at: expect.any(Date),
    });
    const { party_ids } = await ticketRow(id);
    expect(
      await lastOf('SELECT kind, author_id, audience FROM ticket_entries WHERE ticket_id = $1 ORDER BY seq', id),
    ).toEqual({ kind: entry, author_id: null, audience: party_ids });
    expect(await rowsOf('SELECT open FROM ticket_parties WHERE ticket_id = $1 AND open', id)).toEqual([]);
    const stays = 'SELECT organization_id FROM ticket_holdings WHERE ticket_id = $1 AND until IS NULL';
    expect(await rowsOf(stays, id)).toEqual([{ organization_id: vendor.organizationId }]);
    expect(await lastOf('SELECT event, task FROM audit_entries WHERE target_id = $1 ORDER BY id', id)).toEqual({
      event: `ticket.${entry}`,
      task: 'organizations.apply_changes',
    });
  });

  it('whoever had it is told', async () => {
    const told = async ({ id }: Asked) =>
      rowsOf(
        "SELECT organization_id, user_id FROM notification_events WHERE target_id = $1 AND kind = 'ticket.closed'",
        id,
      );
    const { organizationId, userId } = fixture.center;
    expect(await told(waiting)).toEqual([{ organization_id: organizationId, user_id: null }]);
    expect(await told(taken)).toEqual([{ organization_id: organizationId, user_id: userId }]);
    for (const home of [askedBack, answered, inside]) expect(await told(home)).toEqual([]);
  });

  it('what others asked goes on', async () => {
    expect(await ticketRow(foreign.id)).toMatchObject({ state: 'waiting', version: 1 });
  });
});
