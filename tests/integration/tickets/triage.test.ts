import { beforeAll, describe, expect, it } from 'vitest';
import { listEndpoints } from '@/lib/access/requests/endpoints';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
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

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const view = 'queue=untaken&system=juki_cs&group=call_center';
type Redirecting = { readonly redirectTo: (value: unknown) => string };

/** Where somebody of the center goes on who has sent this form beside that view of triage. */
async function goesOn(name: string, fields: Record<string, string | string[]>): Promise<string> {
  const value = accepted(await send(fixture.center, name, { ...fields, triage: view }));
  const action = listEndpoints().find((endpoint) => endpoint.name === name);
  return (action as unknown as Redirecting).redirectTo(value);
}

describe('what is done in triage leads back to the same queue, subject and group', () => {
  let ticket: Asked;
  beforeAll(async () => {
    ticket = await ask(fixture.town, { route: 'direct' });
  });
  const at = async () => ({ ticketId: ticket.id, version: String((await ticketRow(ticket.id)).version) });
  const beside = (done = '') => `/tickets/triage?${view}&ticket=${ticket.number}${done}`;
  const until = () => new Date(Date.now() + 34 * 3_600_000).toISOString().slice(0, 16);

  it.each<[string, string, () => Promise<Record<string, string | string[]>>, string]>([
    ['take', 'ticket.move', async () => ({ ...(await at()), move: 'take' }), '&done=take'],
    [
      'assign',
      'ticket.move',
      async () => ({ ...(await at()), move: 'assign', assigneeId: fixture.centerColleague.userId }),
      '&done=assign',
    ],
    ['hold', 'ticket.hold', async () => ({ ticketId: ticket.id, kind: 'pending', until: until() }), '&done=held&by='],
    ['resume', 'ticket.resume', async () => ({ ticketId: ticket.id }), '&done=resumed&by='],
    [
      'classify',
      'ticket.classify',
      async () => ({ ...(await at()), system: 'other', category: 'other', urgency: 'normal' }),
      '&done=classified',
    ],
    ['group', 'ticket.group', async () => ({ ...(await at()), group: 'system_management' }), '&done=grouped'],
    ['answer', 'ticket.move', async () => ({ ...(await at()), move: 'answer', text: '回答' }), '&done=answer'],
    ['take back', 'ticket.take-back', at, '&done=taken_back'],
  ])('%s', async (_name, action, fields, done) => {
    expect(await goesOn(action, await fields())).toBe(beside(done));
  });

  it('a correction', async () => {
    await makeMove(fixture.center, ticket, 'answer');
    const { rows } = await owner().query(
      "SELECT id FROM ticket_entries WHERE ticket_id = $1 AND kind = 'answered' ORDER BY seq DESC LIMIT 1",
      [ticket.id],
    );
    expect(await goesOn('ticket.correct', { entryId: rows[0].id, text: '訂正' })).toBe(beside());
  });

  it('what is done to several', async () => {
    const { id } = await ask(fixture.town, { route: 'direct' });
    expect(await goesOn('ticket.bulk', { chosen: [`${id} 1`], bulk: 'take' })).toBe(
      `/tickets/triage?${view}&did=take&count=1&by=`,
    );
  });

  it('what is done to several, of which one was moved meanwhile, one cannot be set aside and one has a call promised', async () => {
    const [open, moved, answered] = [
      await ask(fixture.town, { route: 'direct' }),
      await ask(fixture.town, { route: 'direct' }),
      await ask(fixture.town, { route: 'direct' }),
    ];
    await makeMove(fixture.centerColleague, moved, 'take');
    await makeMove(fixture.center, answered, 'answer');
    await makeMove(fixture.town, answered, 'close');
    const all = [open, moved, answered].map(({ id }) => `${id} 1`);
    expect(await goesOn('ticket.bulk', { chosen: all, bulk: 'take' })).toBe(
      `/tickets/triage?${view}&did=take&count=1&moved=${moved.number}+${answered.number}&by=`,
    );
    expect((await ticketRow(open.id)).holder_user_id).toBe(fixture.center.userId);
    expect((await ticketRow(moved.id)).holder_user_id).toBe(fixture.centerColleague.userId);
    const promised = await ask(fixture.town, { route: 'direct' });
    const call = { ticketId: promised.id, kind: 'call_back', until: until(), note: '15時に' };
    accepted(await send(fixture.centerColleague, 'ticket.hold', call));
    const { version } = await ticketRow(answered.id);
    const chosen = [`${open.id} 2`, `${moved.id} 999`, `${answered.id} ${version}`, `${promised.id} 1`];
    expect(await goesOn('ticket.bulk', { chosen, bulk: 'pending', until: until() })).toBe(
      `/tickets/triage?${view}&did=pending&count=1&moved=${moved.number}&denied=${answered.number}&promised=${promised.number}&by=`,
    );
    const { rows } = await owner().query(
      'SELECT ticket_id, kind, note FROM ticket_holds WHERE ticket_id = ANY ($1) ORDER BY kind',
      [[open, moved, answered, promised].map(({ id }) => id)],
    );
    expect(rows).toEqual([
      { ticket_id: promised.id, kind: 'call_back', note: '15時に' },
      { ticket_id: open.id, kind: 'pending', note: '' },
    ]);
    expect((await auditOf('ticket.taken')).filter(({ target_id }) => target_id === open.id)).toHaveLength(1);
  });

  it('what is wrong of a field is a problem of the form, and nothing is done', async () => {
    const { id } = await ask(fixture.town, { route: 'direct' });
    const sent = { chosen: [`${id} 1`], bulk: 'pending', until: '2020-01-01T09:00' };
    expect(problemOf(await send(fixture.center, 'ticket.bulk', sent))).toBe('outOfRange until');
    expect(await auditOf('ticket.held').then((all) => all.filter(({ target_id }) => target_id === id))).toEqual([]);
  });
});
