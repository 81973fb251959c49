import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { readTicketPage } from '@/lib/tickets/queries';
import { owner } from '@/tests/support/database';
import {
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  playOut,
  problemOf,
  type Turn,
  ticketRow,
  tryMove,
} from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const escalated: Turn[] = [['prefecture', 'escalate']];
const arrived: Turn[] = [...escalated, ['center', 'answer']];
const answered: Turn[] = [...arrived, ['prefecture', 'pass_on']];
const ticketAfter = (turns: readonly Turn[], fields = {}) => playOut(fixture, turns, fields);

const last = async (statement: string, id: string) => (await owner().query(statement, [id])).rows.at(-1);
const nameOf = (organizationId: string) =>
  Object.entries(fixture).find(([, actor]) => actor.organizationId === organizationId)?.[0] ?? organizationId;

/** What a move left behind: place, entry and readers, who is told, how it stands in the audit log. */
async function traces(id: string) {
  const ticket = await ticketRow(id);
  const entry = await last('SELECT kind, audience FROM ticket_entries WHERE ticket_id = $1 ORDER BY seq', id);
  const { rows } = await owner().query(
    'SELECT kind, organization_id FROM notification_events WHERE target_id = $1 ORDER BY id',
    [id],
  );
  const audit = await last('SELECT event FROM audit_entries WHERE target_id = $1 ORDER BY id', id);
  return {
    place: `${ticket.state} ${nameOf(ticket.holder_organization_id)}`,
    entry: `${entry.kind}: ${entry.audience.map(nameOf).sort().join(' ')}`,
    told: rows.map((row) => `${row.kind} ${nameOf(row.organization_id)}`),
    audit: audit.event,
  };
}

describe('each move leaves its traces', () => {
  const rows: [string, Turn[], Turn, { place: string; entry: string; told: string[]; audit: string }][] = [
    [
      'take',
      [],
      ['prefecture', 'take'],
      { place: 'in_progress prefecture', entry: 'taken: prefecture town', told: [], audit: 'ticket.taken' },
    ],
    [
      'assign',
      [],
      ['prefecture', 'assign'],
      {
        place: 'in_progress prefecture',
        entry: 'assigned: prefecture',
        told: ['ticket.assigned prefecture'],
        audit: 'ticket.assigned',
      },
    ],
    [
      'escalate',
      [],
      ['prefecture', 'escalate'],
      {
        place: 'waiting center',
        entry: 'escalated: center prefecture',
        told: ['ticket.escalated center'],
        audit: 'ticket.escalated',
      },
    ],
    [
      'ask back',
      escalated,
      ['center', 'ask_back'],
      {
        place: 'asked_back prefecture',
        entry: 'asked_back: center prefecture',
        told: ['ticket.asked_back prefecture'],
        audit: 'ticket.asked_back',
      },
    ],
    [
      'reply',
      [['prefecture', 'ask_back']],
      ['town', 'reply'],
      {
        place: 'in_progress prefecture',
        entry: 'replied: prefecture town',
        told: ['ticket.replied prefecture'],
        audit: 'ticket.replied',
      },
    ],
    [
      'answer',
      escalated,
      ['center', 'answer'],
      {
        place: 'answer_arrived prefecture',
        entry: 'answered: center prefecture',
        told: ['ticket.answered prefecture'],
        audit: 'ticket.answered',
      },
    ],
    [
      'pass on',
      arrived,
      ['prefecture', 'pass_on'],
      {
        place: 'answered town',
        entry: 'passed_on: prefecture town',
        told: ['ticket.answered town'],
        audit: 'ticket.passed_on',
      },
    ],
    [
      'return',
      [],
      ['prefecture', 'return'],
      {
        place: 'returned town',
        entry: 'returned: prefecture town',
        told: ['ticket.returned town'],
        audit: 'ticket.returned',
      },
    ],
    [
      'supplement',
      escalated,
      ['town', 'supplement'],
      {
        place: 'waiting center',
        entry: 'supplement: center prefecture town',
        told: ['ticket.replied center'],
        audit: 'ticket.supplement',
      },
    ],
    [
      'withdraw',
      escalated,
      ['town', 'withdraw'],
      {
        place: 'withdrawn town',
        entry: 'withdrawn: center prefecture town',
        told: ['ticket.closed center'],
        audit: 'ticket.withdrawn',
      },
    ],
    [
      'close',
      answered,
      ['town', 'close'],
      { place: 'closed town', entry: 'closed: center prefecture town', told: [], audit: 'ticket.closed' },
    ],
    [
      'reopen',
      answered,
      ['town', 'reopen'],
      {
        place: 'waiting prefecture',
        entry: 'reopened: center prefecture town',
        told: ['ticket.reopened prefecture'],
        audit: 'ticket.reopened',
      },
    ],
    [
      'note',
      [],
      ['prefecture', 'note'],
      { place: 'waiting prefecture', entry: 'note: prefecture', told: [], audit: 'ticket.note' },
    ],
  ];
  it.each(rows)('%s', async (_name, before, [who, move], expected) => {
    const ticket = await ticketAfter(before);
    const { told } = await traces(ticket.id);
    await makeMove(fixture[who], ticket, move);
    const now = await traces(ticket.id);
    expect({
      ...now,
      told: now.told
        .slice(told.length)
        .map((line) => line.replace('prefectureColleague', 'prefecture').replace('townStaff', 'town')),
    }).toEqual(expected);
  });

  it('bypass tells the center and the prefecture that is passed over', async () => {
    const ticket = await ticketAfter([], { urgency: 'urgent' });
    await makeMove(fixture.town, ticket, 'bypass');
    const now = await traces(ticket.id);
    expect(now).toMatchObject({
      place: 'waiting center',
      entry: 'bypassed: center prefecture town',
      audit: 'ticket.bypassed',
    });
    expect(now.told.slice(1).sort()).toEqual(['ticket.urgent center', 'ticket.urgent prefecture']);
  });
});

describe('who has it in hand', () => {
  it('the person who takes it, then a colleague to whom it is given, then nobody at the next desk', async () => {
    const ticket = await ticketAfter([['prefecture', 'take']]);
    expect(await ticketRow(ticket.id)).toMatchObject({
      holder_user_id: fixture.prefecture.userId,
      holder_user_name: fixture.prefecture.userName,
    });
    await tryMove(fixture.prefecture, ticket, 'assign', { assigneeId: fixture.prefectureColleague.userId });
    expect(await ticketRow(ticket.id)).toMatchObject({ holder_user_id: fixture.prefectureColleague.userId });
    await makeMove(fixture.prefectureColleague, ticket, 'escalate');
    expect(await ticketRow(ticket.id)).toMatchObject({ holder_user_id: null, holder_user_name: null });
  });

  it('the page offers whoever works at the desk, and nobody to whom it cannot be given', async () => {
    const ticket = await ask(fixture.townStaff);
    const offered = async (actor: Actor) => {
      const page = await readAs(actor, (db) => readTicketPage(db, actor, ticket.number));
      return page?.colleagues.map(({ id }) => id) ?? [];
    };
    const colleagues = await offered(fixture.town);
    expect(colleagues).toContain(fixture.town.userId);
    expect(colleagues).not.toContain(fixture.townStaff.userId);
    for (const assigneeId of colleagues) accepted(await tryMove(fixture.town, ticket, 'assign', { assigneeId }));
    expect(await offered(fixture.townStaff)).toEqual([]);
  });

  it.each([
    ['a colleague of another organization', 'center'],
    ['an administrator of a town of its own, whom it sees', 'town'],
  ] as const)('not %s', async (_name, who) => {
    const ticket = await ticketAfter([]);
    const attempt = () => tryMove(fixture.prefecture, ticket, 'assign', { assigneeId: fixture[who].userId });
    expect(problemOf(await unchanged(attempt))).toBe('notFound assigneeId');
  });

  it.each(['townStaff', 'townAuditor'] as const)('not %s, who does not work at the desk', async (who) => {
    const ticket = await ask(fixture.townStaff);
    const attempt = () => tryMove(fixture.town, ticket, 'assign', { assigneeId: fixture[who].userId });
    expect(problemOf(await unchanged(attempt))).toBe('notFound assigneeId');
  });

  it('each stay is kept with its beginning and its end', async () => {
    const ticket = await ticketAfter(answered);
    const { rows } = await owner().query(
      'SELECT organization_id, level, until IS NULL AS here FROM ticket_holdings WHERE ticket_id = $1 ORDER BY seq',
      [ticket.id],
    );
    expect(rows.map((row) => [nameOf(row.organization_id), row.level, row.here])).toEqual([
      ['prefecture', 1, false],
      ['center', 2, false],
      ['prefecture', 1, false],
      ['town', 0, true],
    ]);
  });
});

describe('a note beside other things', () => {
  it.each([
    ['on an answered ticket leaves the time of its answer', answered],
    ['on a closed one the time of its end', [...answered, ['town', 'close'] as Turn]],
  ])('%s', async (_name, turns) => {
    const ticket = await ticketAfter(turns);
    const before = await ticketRow(ticket.id);
    await makeMove(fixture.center, ticket, 'note');
    expect(await ticketRow(ticket.id)).toEqual({ ...before, last_seq: before.last_seq + 1 });
  });
});
