import { beforeAll, describe, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { listCallerTickets, mostOpen, searchCallers } from '@/lib/tickets/create/queries';
import { owner } from '@/tests/support/database';
import { ask, type Fixture, loadFixture, makeMove } from '@/tests/support/inquiries';

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
