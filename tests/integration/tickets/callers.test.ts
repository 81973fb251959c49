import { beforeAll, describe, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { nameEnLimit } from '@/lib/organizations/tree/constants';
import { findCallers, listCallerTickets, mostOpen, searchCallers } from '@/lib/tickets/create/queries';
import { callersMeant } from '@/lib/tickets/create/rules';
import { owner } from '@/tests/support/database';
import { accepted, ask, type Fixture, loadFixture, makeMove, problemOf, send, sheet } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

describe('who calls is found by', () => {
  it.each([
    ['name', '聖籠町', '153079'],
    ['another writing of its kanji', '聖篭', '153079'],
    ['prefecture and name', '新潟県　聖籠町', '153079'],
    ['hiragana', 'せいろう', '153079'],
    ['katakana', 'セイロウ', '153079'],
    ['half-width katakana', 'ｾｲﾛｳ', '153079'],
    ['code', '153079', '153079'],
    ['the beginning of its code', '15307', '153079'],
    ['its code in full width', '１５３０７９', '153079'],
    ['half-width katakana with voiced sounds', 'ｲｽﾞﾓｻﾞｷ', '154059'],
    ['a prefecture’s', 'ﾆｲｶﾞﾀｹﾝ', '150002'],
  ])('%s', async (_how, typed, code) => {
    const found = await searchCallers(askAs(fixture.center), fixture.center, typed);
    expect(found.map((caller) => caller.code)).toContain(code);
    expect(found.length).toBeLessThanOrEqual(12);
  });
});

describe('who is meant by what was typed', () => {
  const codes = async (typed: string) => {
    const found = await findCallers(askAs(fixture.center), typed);
    const { rows } = await owner().query('SELECT code FROM organizations WHERE id = ANY ($1) ORDER BY code', [
      found.map(({ id }) => id),
    ]);
    return rows.map(({ code }) => code);
  };

  it.each([
    ['its code and name', '153079 新潟県 聖籠町', '153079'],
    ['its code in full width', '１５３０７９', '153079'],
    ['its name', '聖籠町', '153079'],
    ['prefecture and name', '新潟県　聖籠町', '153079'],
    ['a prefecture, though its municipalities hold the name', '新潟県', '150002'],
    ['a part that nobody else holds', 'いずもざき', '154059'],
  ])('%s', async (_how, typed, code) => expect(await codes(typed)).toEqual([code]));

  it.each([
    ['a part of two readings', 'せいろう'],
    ['a part of many names', '市'],
  ])('%s leaves a choice, as the list does', async (_how, typed) => {
    expect(await codes(typed)).toHaveLength(2);
    const listed = await searchCallers(askAs(fixture.center), fixture.center, typed);
    expect(callersMeant(listed).length).toBeGreaterThan(1);
  });

  it.each(['・', 'どこにもない機関'])('%s is nobody', async (typed) => expect(await codes(typed)).toEqual([]));

  it('is asked for before the call is entered', async () => {
    const { route: _, ...matter } = sheet;
    const record = (askerCode: string) => send(fixture.center, 'ticket.record-call', { ...matter, askerCode });
    expect(problemOf(await record('せいろう'))).toBe('tickets.severalCallers askerCode');
    expect(problemOf(await record('聖籠町'))).toBe('');
  });

  it('is accepted as a choice writes it, however long the names are', async () => {
    const { route: _, ...matter } = sheet;
    const [name, parent] = ['Mutual Aid Association '.repeat(6).slice(0, nameEnLimit), 'N'.repeat(nameEnLimit)];
    const chosen = `153079 ${parent} ${name}`;
    accepted(await send(fixture.center, 'ticket.record-call', { ...matter, askerCode: chosen }));
  });
});

describe('how a caller stands', () => {
  const standing = (id: OrganizationId) => listCallerTickets(askAs(fixture.center), id);
  const numbers = (tickets: readonly { number: string }[]) => tickets.map(({ number }) => number);

  it('tells what is open from what has ended, the newest of each, and counts what is open', async () => {
    const { neighbour, center } = fixture;
    const before = await standing(neighbour.organizationId);
    const next = () => ask(neighbour, { route: 'direct' });
    const [first, second, third, fourth, last] = [await next(), await next(), await next(), await next(), await next()];
    for (const one of [first, last]) {
      await makeMove(center, one, 'answer');
      await makeMove(neighbour, one, 'close');
    }
    const after = await standing(neighbour.organizationId);
    expect(after.openCount).toBe(before.openCount + 3);
    expect(numbers(after.open)).toEqual(numbers([fourth, third, second]));
    expect(numbers(after.ended).slice(0, 2)).toEqual(numbers([last, first]));
    // Another organization's desk sees none of it.
    expect(await listCallerTickets(askAs(fixture.otherPrefecture), neighbour.organizationId)).toEqual({
      openCount: 0,
      open: [],
      ended: [],
    });
  });

  it('counts to the end of counting, whatever has ended since', async () => {
    const { town } = fixture;
    const { id } = await ask(town, { route: 'direct' });
    await owner().query(
      `INSERT INTO tickets SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', '99-' || lpad(n::text, 6, '0') || '-0',
         'created_at', now() - n * interval '1 day'))).* FROM tickets t, generate_series(1, $2) n WHERE t.id = $1`,
      [id, mostOpen],
    );
    const { openCount, open } = await standing(town.organizationId);
    expect(openCount).toBe(mostOpen);
    expect(open).toHaveLength(3);
  });
});
