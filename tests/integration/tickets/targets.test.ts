import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readQuery } from '@/lib/access/requests/query';
import { askAs, withSystem } from '@/lib/core/db';
import { readTicketPage } from '@/lib/tickets/queries';
import { calendarsChanged } from '@/lib/tickets/sla/queries';
import { recomputeTargets, watchTargets } from '@/lib/tickets/sla/tasks';
import { listQueue } from '@/lib/tickets/triage/queries';
import { bulkPreviewSchema, triageSchema } from '@/lib/tickets/triage/schema';
import { readTicketWork } from '@/lib/tickets/work/queries';
import { owner } from '@/tests/support/database';
import { accepted, ask, type Fixture, loadFixture, makeMove, send, ticketRow } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const target = async (id: string) =>
  (await owner().query('SELECT * FROM ticket_targets WHERE ticket_id = $1', [id])).rows[0];

const told = async (id: string) =>
  (
    await owner().query(
      `SELECT kind, organization_id, user_id, cardinality(roles) > 0 AS desk FROM notification_events
       WHERE target_id = $1 AND kind LIKE 'ticket.target%' ORDER BY created_at, kind, organization_id`,
      [id],
    )
  ).rows.map(({ kind, organization_id, user_id, desk }) => ({ kind, organization_id, user_id, desk }));

/** Moves a target in time, as if it had been set so much earlier. */
const shift = (id: string, columns: readonly string[], by: string) =>
  owner().query(
    `UPDATE ticket_targets SET ${columns.map((column) => `${column} = now() + interval '${by}'`).join(', ')} WHERE ticket_id = $1`,
    [id],
  );

const near = ['first_response_warn'];
const missed = ['first_response_due', 'first_response_warn'];

/** What a ticket's targets say is owed next, told apart from the code that writes it. */
const owed = async (id: string) =>
  (
    await owner().query(
      `SELECT CASE WHEN solved_at IS NOT NULL THEN NULL WHEN first_responded_at IS NULL THEN least(first_response_due, solution_due)
         ELSE least(update_due, solution_due) END AS due FROM ticket_targets WHERE ticket_id = $1`,
      [id],
    )
  ).rows[0]?.due as Date | null;
const due = async (id: string) => (await ticketRow(id)).due_at;

describe('the due time', () => {
  it('is that of what is owed next, whoever has it, and none once it is answered', async () => {
    const ticket = await ask(fixture.town);
    const first = (await target(ticket.id)).first_response_due;
    expect(await due(ticket.id)).toEqual(first);
    await makeMove(fixture.prefecture, ticket, 'take');
    const { update_due: update, solution_due: solution } = await target(ticket.id);
    expect(await due(ticket.id)).toEqual(new Date(Math.min(update.getTime(), solution.getTime())));
    for (const [who, move] of [
      ['prefecture', 'escalate'],
      ['center', 'take'],
      ['center', 'answer'],
    ] as const) {
      await makeMove(fixture[who], ticket, move);
      expect(await due(ticket.id)).toEqual(await owed(ticket.id));
      expect((await target(ticket.id)).solution_due).toEqual(solution);
    }
    await makeMove(fixture.prefecture, ticket, 'pass_on');
    expect(await due(ticket.id)).toBeNull();
    await makeMove(fixture.town, ticket, 'reopen');
    expect(await due(ticket.id)).not.toBeNull();
    expect(await due(ticket.id)).toEqual(await owed(ticket.id));
  });

  it('is that of the reply while the asker is waited for, and is said so', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'ask_back');
    const waits = await due(ticket.id);
    expect(waits.getTime()).toBeGreaterThan((await target(ticket.id)).paused_since.getTime());
    const { targets } = await readTicketWork(askAs(fixture.town), fixture.town, ticket.id);
    expect(targets?.next).toBe('reply');
    expect(targets?.targets.find(({ name }) => name === 'reply')).toMatchObject({ due: waits, state: 'running' });
    await makeMove(fixture.town, ticket, 'reply');
    expect(await due(ticket.id)).toEqual(await owed(ticket.id));
  });

  it('starts with whatever is done to an inquiry that has no targets yet', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await owner().query('DELETE FROM ticket_targets WHERE ticket_id = $1', [ticket.id]);
    await makeMove(fixture.center, ticket, 'ask_back');
    const { paused_since: paused, first_responded_at: responded } = await target(ticket.id);
    expect([paused, responded]).not.toContain(null);
    expect((await due(ticket.id)).getTime()).toBeGreaterThan(paused.getTime());
  });

  it('starts with the move that makes an answer owed, where there were no targets', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'answer');
    await owner().query('DELETE FROM ticket_targets WHERE ticket_id = $1', [ticket.id]);
    await makeMove(fixture.town, ticket, 'reopen');
    expect((await target(ticket.id)).desk_organization_id).toBe(fixture.center.organizationId);
    expect(await due(ticket.id)).toEqual(await owed(ticket.id));
    const { version } = await ticketRow(ticket.id);
    accepted(await send(fixture.town, 'ticket.take-back', { ticketId: ticket.id, version: String(version) }));
    expect(await due(ticket.id)).toBeNull();
    expect((await target(ticket.id)).solved_at).not.toBeNull();
    await owner().query('DELETE FROM ticket_targets WHERE ticket_id = $1', [ticket.id]);
    await makeMove(fixture.town, ticket, 'close');
    expect(await due(ticket.id)).toBeNull();
  });
});

describe('warnings', () => {
  it('tell who has it in hand once that a target comes near, and the desks once that it was missed', async () => {
    const ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'take');
    await owner().query('UPDATE ticket_targets SET first_responded_at = NULL WHERE ticket_id = $1', [ticket.id]);
    await watchTargets();
    expect(await told(ticket.id)).toEqual([]);
    await shift(ticket.id, near, '-1 minute');
    await Promise.all([watchTargets(), watchTargets()]);
    const { organizationId, userId } = fixture.prefecture;
    const warning = { kind: 'ticket.target_near', organization_id: organizationId, user_id: userId, desk: false };
    expect(await told(ticket.id)).toEqual([warning]);
    await shift(ticket.id, missed, '-1 minute');
    await watchTargets();
    await watchTargets();
    expect(await told(ticket.id)).toEqual([
      warning,
      { kind: 'ticket.target_missed', organization_id: organizationId, user_id: userId, desk: true },
    ]);
  });

  it('of a ticket that was handed on reach the desk that owes the answer, too, and never the asker', async () => {
    const ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'escalate');
    await shift(ticket.id, ['solution_due', 'solution_warn'], '-1 minute');
    await watchTargets();
    const organizations = (await told(ticket.id)).map(({ organization_id }) => organization_id);
    expect(organizations.toSorted()).toEqual(
      [fixture.prefecture.organizationId, fixture.center.organizationId].toSorted(),
    );
  });

  it('are silent while the asker is waited for and after the answer', async () => {
    const asked = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, asked, 'ask_back');
    const answered = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, answered, 'answer');
    for (const { id } of [asked, answered]) await shift(id, ['solution_due', 'solution_warn'], '-1 minute');
    await watchTargets();
    expect([await told(asked.id), await told(answered.id)]).toEqual([[], []]);
  });
});

describe('a changed calendar', () => {
  const occurrence = () => withSystem('test', (db) => calendarsChanged(new Date(), db));
  const ran = (due: string | null) =>
    owner().query("INSERT INTO tick_runs (task, due, ran_at) VALUES ('tickets.recompute-targets', $1, now())", [due]);

  it('moves targets that run by the closed day, and nothing that is solved; nothing changes without one', async () => {
    const open = await ask(fixture.town, { route: 'direct' });
    const solved = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, solved, 'answer');
    // What the tests above have moved stands right again.
    await recomputeTargets();
    expect(await recomputeTargets()).toBe(0);
    const [before, kept] = [await target(open.id), await target(solved.id)];
    const dueBefore = await due(open.id);
    await ran(await occurrence());
    expect(await occurrence()).toBeNull();

    const date = new Date(before.solution_due.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
    const closure = randomUUID();
    await owner().query(
      'INSERT INTO closures (id, date, organization_id, name, name_en) VALUES ($1, $2, NULL, $3, $4)',
      [closure, date, '臨時閉庁', 'Closed'],
    );
    const named = await occurrence();
    expect(named).not.toBeNull();
    expect(await recomputeTargets()).toBeGreaterThan(0);
    const after = await target(open.id);
    expect(after.solution_due.getTime()).toBeGreaterThan(before.solution_due.getTime());
    expect([after.started_at, after.reason, after.policy_id]).toEqual([
      before.started_at,
      before.reason,
      before.policy_id,
    ]);
    expect((await target(solved.id)).solution_due).toEqual(kept.solution_due);
    const { rows } = await owner().query(
      "SELECT 1 FROM audit_entries WHERE event = 'ticket.retargeted' AND target_id = $1",
      [open.id],
    );
    expect(rows).toHaveLength(1);

    await owner().query('DELETE FROM closures WHERE id = $1', [closure]);
    await recomputeTargets();
    expect((await target(open.id)).solution_due).toEqual(before.solution_due);
    expect(await due(open.id)).toEqual(dueBefore);
  });

  it('moves the reply of an asker who is waited for', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'ask_back');
    const before = await due(ticket.id);
    const date = new Date(before.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
    await owner().query(
      "INSERT INTO closures (id, date, organization_id, name, name_en) VALUES (gen_random_uuid(), $1, NULL, '臨時閉庁', 'Closed')",
      [date],
    );
    await recomputeTargets();
    expect((await due(ticket.id)).getTime()).toBeGreaterThan(before.getTime());
    await owner().query('DELETE FROM closures WHERE date = $1', [date]);
    await recomputeTargets();
    expect(await due(ticket.id)).toEqual(before);
    const { rows } = await owner().query(
      "SELECT 1 FROM audit_entries WHERE event = 'ticket.retargeted' AND target_id = $1",
      [ticket.id],
    );
    expect(rows).toHaveLength(2);
  });

  it('counts closed days however long after the start they are', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'answer');
    await owner().query(
      `UPDATE ticket_targets SET started_at = now() - interval '500 days', last_update_at = now() - interval '500 days',
         solved_at = now() - interval '499 days', paused_since = now() - interval '499 days' WHERE ticket_id = $1`,
      [ticket.id],
    );
    await makeMove(fixture.town, ticket, 'reopen');
    const { solution_due: solution } = await target(ticket.id);
    expect(solution.getTime()).toBeGreaterThan(Date.now());
    const date = new Date(solution.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
    await owner().query(
      "INSERT INTO closures (id, date, organization_id, name, name_en) VALUES (gen_random_uuid(), $1, NULL, '臨時閉庁', 'Closed')",
      [date],
    );
    await recomputeTargets();
    expect((await target(ticket.id)).solution_due.getTime()).toBeGreaterThan(solution.getTime());
    await owner().query('DELETE FROM closures WHERE date = $1', [date]);
    await recomputeTargets();
    expect((await target(ticket.id)).solution_due).toEqual(solution);
  });

  it('does not undo a move that is made meanwhile', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await Promise.all([makeMove(fixture.center, ticket, 'answer'), recomputeTargets()]);
    expect((await target(ticket.id)).solved_at).not.toBeNull();
  });
});

it('the queue of triage: overdue first, then urgency × impact, without what is set aside; by subject, group and promise', async () => {
  const { center, centerColleague } = fixture;
  const about = (category: string, urgency: string) =>
    ask(fixture.town, { route: 'direct', system: 'card_application', category, urgency });
  const usual = await about('operation', 'normal');
  const urgent = await about('operation', 'urgent');
  const leak = await about('security', 'high');
  const late = await about('operation', 'normal');
  const dueAt = (id: string, hours: number) =>
    owner().query("UPDATE tickets SET due_at = now() + $2 * interval '1 hour' WHERE id = $1", [id, hours]);
  await dueAt(late.id, -1);
  const queue = async (filter: Record<string, string>) =>
    (await listQueue(askAs(center), center, triageSchema.parse({ system: 'card_application', ...filter }), [])).map(
      ({ id }) => id,
    );
  expect(await queue({})).toEqual([late.id, leak.id, urgent.id, usual.id]);
  expect(await queue({ system: 'core_system' })).toEqual([]);
  // Urgency × impact is 3 of both: the more urgent comes first, though the other has waited longer.
  const ordinary = await about('security', 'normal');
  await dueAt(ordinary.id, -9);
  await dueAt(urgent.id, -1);
  expect(await queue({})).toEqual([urgent.id, ordinary.id, late.id, leak.id, usual.id]);

  const hold = ({ id: ticketId }: { id: string }, kind: string, until: string) =>
    send(center, 'ticket.hold', { ticketId, kind, until });
  const inHours = (hours: number) => new Date(Date.now() + (9 + hours) * 3_600_000).toISOString().slice(0, 16);
  accepted(await hold(leak, 'pending', inHours(2)));
  accepted(await hold(urgent, 'call_back', inHours(2)));
  accepted(await hold(usual, 'call_back', inHours(1)));
  expect(await queue({})).toEqual([ordinary.id, late.id]);
  expect(await queue({ queue: 'call_back' })).toEqual([usual.id, urgent.id]);

  expect(await queue({ group: 'system_management' })).toEqual([]);
  accepted(await send(center, 'ticket.group', { ticketId: late.id, version: '1', group: 'system_management' }));
  expect(await queue({ group: 'system_management' })).toEqual([late.id]);
  expect(await queue({ group: 'call_center' })).toEqual([ordinary.id]);

  const several = [await about('data', 'normal'), await about('data', 'high')];
  const chosen = several.map(({ id }) => `${id} 1`);
  expect(readQuery(bulkPreviewSchema, { bulk: 'take', chosen }).filter.chosen).toHaveLength(2);
  accepted(await send(center, 'ticket.bulk', { chosen, bulk: 'take' }));
  expect(await queue({ queue: 'mine' })).toEqual(several.map(({ id }) => id).reverse());

  accepted(await send(centerColleague, 'desk-member.keep', { awayUntil: '2199-01-01' }));
  const page = await readTicketPage(askAs(center), center, late.number);
  expect(page?.colleagues.find(({ id }) => id === centerColleague.userId)?.awayUntil).toBe('2199-01-01');
});
