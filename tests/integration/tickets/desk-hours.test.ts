import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { askAs } from '@/lib/core/db';
import { readDesk } from '@/lib/tickets/desk-hours/queries';
import { reportHoldings, reportTiers } from '@/lib/tickets/sla/report/queries';
import { owner } from '@/tests/support/database';
import { accepted, ask, type Fixture, loadFixture, makeMove, problemOf, send } from '@/tests/support/inquiries';
import '@/lib/tickets/desk-hours/actions';
import '@/lib/tickets/sla/actions';

let fixture: Fixture;
const today = dateInJapan(new Date());
const tomorrow = addDays(today, 1);
beforeAll(async () => {
  fixture = await loadFixture();
});

const desk = (who: keyof Fixture) => readDesk(askAs(fixture[who]), fixture[who].organizationId, today);
const hours = { validFrom: tomorrow, opens: '8:30', closes: '17:15' };
const saturdays = { name: '休日窓口', when: 'month', nth: ['2', '4'], weekday: '5', opens: '9:00', closes: '12:00' };

describe('the hours of a desk', () => {
  it('are set from a day on by its administrator, for its own organization', async () => {
    accepted(await send(fixture.prefecture, 'desk-hours.set', hours));
    expect((await desk('prefecture')).hours).toEqual([{ validFrom: tomorrow, opens: 510, closes: 1035 }]);
    expect((await desk('town')).hours).toEqual([]);
    const { rows } = await owner().query("SELECT target_id FROM audit_entries WHERE event = 'desk_hours.set'");
    expect(rows).toEqual([{ target_id: fixture.prefecture.organizationId }]);
  });

  it.each([
    ['a day that has passed', 'prefecture', { ...hours, validFrom: addDays(today, -1) }, 'outOfRange validFrom'],
    ['an end before the beginning', 'prefecture', { ...hours, closes: '8:00' }, 'outOfRange closes'],
    ['staff without that role', 'prefectureColleague', hours, 'denied'],
    ['nonsense', 'prefecture', { ...hours, opens: 'morgens' }, 'timeForm opens'],
  ] as const)('are refused for %s', async (_name, who, fields, expected) => {
    expect(problemOf(await send(fixture[who], 'desk-hours.set', fields))).toBe(expected);
  });

  it('have named extra days, which can be taken back', async () => {
    accepted(await send(fixture.prefecture, 'desk-day.add', saturdays));
    expect(problemOf(await send(fixture.prefecture, 'desk-day.add', { ...saturdays, nth: [] }))).toBe('required nth');
    const [day] = (await desk('prefecture')).days;
    expect(day).toMatchObject({ name: '休日窓口', nth: [2, 4], weekday: 5, opens: 540, closes: 720 });
    expect(problemOf(await send(fixture.town, 'desk-day.remove', { id: day?.id ?? '' }))).toBe('notFound');
    accepted(await send(fixture.prefecture, 'desk-day.remove', { id: day?.id ?? '' }));
    expect((await desk('prefecture')).days).toEqual([]);
  });
});

describe('targets', () => {
  const policy = {
    ...{ category: 'data', urgency: '', firstResponseMinutes: '100', updateMinutes: '200', solutionMinutes: '300' },
    validFrom: today,
  };

  it('are set by system management for what comes in from then on', async () => {
    const before = await ask(fixture.town, { route: 'direct', category: 'data' });
    accepted(await send(fixture.centerColleague, 'sla-policy.add', policy));
    expect(problemOf(await send(fixture.centerColleague, 'sla-policy.add', policy))).toBe(
      'tickets.policyThere validFrom',
    );
    expect(problemOf(await send(fixture.center, 'sla-policy.add', policy))).toBe('denied');
    expect(problemOf(await send(fixture.prefecture, 'sla-policy.add', policy))).toBe('denied');
    const after = await ask(fixture.town, { route: 'direct', category: 'data' });
    const { rows } = await owner().query(
      `SELECT s.reason, p.first_response_minutes AS minutes FROM ticket_targets s JOIN sla_policies p ON p.id = s.policy_id
       WHERE s.ticket_id = ANY ($1) ORDER BY s.ticket_id`,
      [[before.id, after.id]],
    );
    expect(rows).toEqual([
      { reason: 'default', minutes: 480 },
      { reason: 'category', minutes: 100 },
    ]);
  });

  it('are reported by tier, of what the reader sees', async () => {
    const relayed = await ask(fixture.neighbour, { category: 'procedure' });
    await makeMove(fixture.prefecture, relayed, 'escalate');
    const late = await ask(fixture.neighbour, { category: 'procedure', route: 'direct' });
    await makeMove(fixture.center, late, 'answer');
    await owner().query(
      "UPDATE ticket_targets SET first_response_due = now() - interval '1 hour', solution_due = now() - interval '1 hour' WHERE ticket_id = $1",
      [late.id],
    );
    const filter = { category: 'procedure' } as const;
    const tiers = await reportTiers(askAs(fixture.center, 'custom'), filter);
    expect(tiers.map(({ tier, tickets, solution }) => ({ tier, tickets, solution }))).toEqual([
      { tier: 'center', tickets: 1, solution: { met: 0, missed: 1, open: 0 } },
      { tier: 'prefecture', tickets: 1, solution: { met: 0, missed: 0, open: 1 } },
    ]);
    const holdings = await reportHoldings(askAs(fixture.center, 'custom'), filter);
    expect(holdings.map(({ tier, handedOn, held }) => ({ tier, handedOn, held }))).toEqual([
      { tier: 'center', handedOn: 1, held: 1 },
      { tier: 'prefecture', handedOn: 1, held: 0 },
    ]);
    expect(await reportTiers(askAs(fixture.otherPrefecture, 'custom'), filter)).toEqual([]);
  });
});
