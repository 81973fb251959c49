import { beforeAll, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import { chooseTickets, listTickets, summarizeTickets, ticketExport } from '@/lib/tickets/list/queries';
import { listTicketsSchema, ticketSorts } from '@/lib/tickets/list/schema';
import { ask, type Fixture, loadFixture, makeMove } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
  for (const urgency of ['normal', 'high']) await ask(fixture.town, { subject: `書き出し ${urgency}`, urgency });
  await ask(fixture.neighbour, { subject: '隣の町' });
});

it.each(ticketSorts)('a file, read in parts, has the rows of the list in its order: %s', async (sort) => {
  const filter = listTicketsSchema.parse({ desk: 'all', sort });
  const db = askAs(fixture.prefecture);
  const { rows } = await listTickets(db, fixture.prefecture, filter);
  const { ids } = await chooseTickets(db, fixture.prefecture, filter, 100);
  const parts = [
    await summarizeTickets(db, fixture.prefecture, ids.slice(0, 2)),
    await summarizeTickets(db, fixture.prefecture, ids.slice(2)),
  ];
  expect(parts.flat()).toEqual(rows);
  const text = await (await ticketExport(fixture.prefecture, filter, 'csv')).text();
  expect([...text.matchAll(/^\d\d-\d{6}-\d/gm)].map(([number]) => number)).toEqual(rows.map(({ number }) => number));
});

it('tells nobody of a ticket by its id', async () => {
  const filter = listTicketsSchema.parse({ desk: 'all' });
  const { ids } = await chooseTickets(askAs(fixture.prefecture), fixture.prefecture, filter, 100);
  const seen = await summarizeTickets(askAs(fixture.neighbour), fixture.neighbour, ids);
  expect(seen.map(({ subject }) => subject)).toEqual(['隣の町']);
});

it('by priority what is expected stands before what nobody waits for, and that by what moved last', async () => {
  const [closed, security, plain] = [
    await ask(fixture.town, { subject: '優先 済', urgency: 'urgent', category: 'security' }),
    await ask(fixture.town, { subject: '優先 上', urgency: 'urgent', category: 'security' }),
    await ask(fixture.town, { subject: '優先 下', urgency: 'normal', category: 'operation' }),
  ];
  await makeMove(fixture.prefecture, closed, 'answer');
  await makeMove(fixture.town, closed, 'close');
  const filter = listTicketsSchema.parse({ desk: 'all', sort: 'priority', q: '優先' });
  const { rows } = await listTickets(askAs(fixture.prefecture, 'custom'), fixture.prefecture, filter);
  expect(rows.map(({ id }) => id)).toEqual([security.id, plain.id, closed.id]);
});
