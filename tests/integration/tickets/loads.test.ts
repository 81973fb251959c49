import { expect, it } from 'vitest';
import { askAs, readAs } from '@/lib/core/db';
import { readCallCenterDesk } from '@/lib/tickets/dashboard/queries';
import { loadAddress } from '@/lib/tickets/dashboard/rules';
import { listTickets } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { owner } from '@/tests/support/database';
import { loadFixture, playOut } from '@/tests/support/inquiries';

it('a colleague’s numbers on the dashboard lead to lists of as many', async () => {
  const fixture = await loadFixture();
  const { center } = fixture;
  const taken = [];
  for (const who of ['center', 'center', 'centerColleague'] as const)
    taken.push(
      await playOut(fixture, [
        ['prefecture', 'escalate'],
        [who, 'take'],
      ]),
    );
  await owner().query("UPDATE tickets SET due_at = now() - interval '1 day' WHERE id = $1", [taken[0]?.id]);
  const { loads } = await readAs(center, (db) => readCallCenterDesk(db, center));
  expect(loads.map(({ open, overdue }) => [open, overdue])).toEqual([
    [2, 1],
    [1, 0],
  ]);
  for (const load of loads) {
    const query = Object.fromEntries(new URL(loadAddress(load), 'http://localhost').searchParams);
    const lists = [query, { ...query, overdue: '1' }].map((filter) =>
      listTickets(askAs(center), center, listTicketsSchema.parse(filter)),
    );
    expect((await Promise.all(lists)).map(({ total }) => total)).toEqual([load.open, load.overdue]);
  }
});
