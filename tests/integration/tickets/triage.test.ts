import { beforeAll, describe, expect, it } from 'vitest';
import { listEndpoints } from '@/lib/access/requests/endpoints';
import { owner } from '@/tests/support/database';
import {
  type Asked,
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
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
    ['hold', 'ticket.hold', async () => ({ ticketId: ticket.id, kind: 'pending', until: until() }), ''],
    ['resume', 'ticket.resume', async () => ({ ticketId: ticket.id }), ''],
    [
      'classify',
      'ticket.classify',
      async () => ({ ...(await at()), system: 'other', category: 'other', urgency: 'normal' }),
      '',
    ],
    ['group', 'ticket.group', async () => ({ ...(await at()), group: 'system_management' }), ''],
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
    expect(await goesOn('ticket.bulk', { chosen: [`${id} 1`], bulk: 'take' })).toBe(`/tickets/triage?${view}`);
  });
});
