import { beforeAll, describe, expect, it } from 'vitest';
import { owner } from '@/tests/support/database';
import { accepted, ask, type Fixture, loadFixture, makeMove, send, ticketRow } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

describe('an inquiry that is classified anew', () => {
  const classify = { system: 'juki_cs', category: 'security', urgency: 'urgent' };
  const dues = async (id: string) => {
    const { rows } = await owner().query('SELECT * FROM ticket_targets WHERE ticket_id = $1', [id]);
    const { policy_id, reason, first_response_due, solution_due } = rows[0];
    return { policy_id, reason, first: first_response_due.getTime(), solution: solution_due.getTime() };
  };
  const classified = async (actor: Fixture['center'], { id }: { id: string }) =>
    accepted(
      await send(actor, 'ticket.classify', {
        ...classify,
        ticketId: id,
        version: String((await ticketRow(id)).version),
      }),
    );

  it('keeps its targets where the asker does so, answered or asked back', async () => {
    for (const move of ['answer', 'ask_back'] as const) {
      const ticket = await ask(fixture.town, { route: 'direct' });
      await makeMove(fixture.center, ticket, move);
      const before = await dues(ticket.id);
      await classified(fixture.town, ticket);
      expect(await dues(ticket.id)).toEqual(before);
    }
  });

  it('keeps its policy where only its system changes, though another has come into force', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    const before = await dues(ticket.id);
    const { category, urgency, version } = await ticketRow(ticket.id);
    await owner().query(
      `INSERT INTO sla_policies (category, urgency, first_response_minutes, update_minutes, solution_minutes, valid_from)
       VALUES ($1, $2, 60, 60, 60, (now() AT TIME ZONE 'Asia/Tokyo')::date)`,
      [category, urgency],
    );
    const fields = { ticketId: ticket.id, version: String(version), system: 'other', category, urgency };
    accepted(await send(fixture.center, 'ticket.classify', fields));
    expect(await dues(ticket.id)).toEqual(before);
    await owner().query('DELETE FROM sla_policies WHERE solution_minutes = 60 AND category = $1', [category]);
  });

  it('keeps by when it was to be answered first, once it was', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'ask_back');
    await makeMove(fixture.town, ticket, 'reply');
    const before = await dues(ticket.id);
    await classified(fixture.center, ticket);
    const after = await dues(ticket.id);
    expect(after.first).toBe(before.first);
    expect(after.reason).toBe('category_urgency');
    expect(after.solution).toBeLessThan(before.solution);
  });
});
