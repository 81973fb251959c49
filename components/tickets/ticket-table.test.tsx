import { expect, it, vi } from 'vitest';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { draw } from '@/tests/support/draw';
import { TicketTable } from './ticket-table';

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: 'ja' }) }) }));

const row = (held: Partial<TicketSummary>): TicketSummary => ({
  ...{
    id: '1',
    number: '26-000001-2',
    externalReference: null,
    version: 1,
    subject: '件名',
    urgency: 'normal',
    category: 'fault',
  },
  ...{ system: 'juki_cs', route: 'relay', channel: 'portal', bypassed: false, unread: false, state: 'waiting' },
  ...{ askerName: '聖籠町', askerParentName: '新潟県', holderName: '新潟県', heldHere: false, holderUserName: null },
  ...{
    holderSince: new Date(0),
    dueAt: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    hold: null,
    holdUntil: null,
  },
  ...held,
});

const holderOf = async (held: Partial<TicketSummary>) => {
  const text = await draw(
    <TicketTable
      caption="一覧"
      columns={['subject', 'holder', 'since']}
      filter={listTicketsSchema.parse({})}
      rows={[row(held)]}
    />,
  );
  return />([^<]*)<\/span><\/td><td class="num/.exec(text)?.[1]?.trim();
};

it.each([
  ['updated', { sort: 'updatedAsc' }, 'descending'],
  ['updatedAsc', {}, 'ascending'],
  ['created', { sort: 'created' }, undefined],
] as const)(
  'a click on a head turns the order round, which is now %s, and keeps the filters',
  async (sort, next, said) => {
    const filter = listTicketsSchema.parse({ desk: 'all', q: '証明書', page: '2', sort });
    const text = await draw(<TicketTable caption="一覧" columns={['subject', 'updated']} filter={filter} rows={[]} />);
    const [, direction, href = ''] =
      /<th(?: aria-sort="(\w+)")?[^>]*><a class="sort" href="([^"]*)">更新/.exec(text) ?? [];
    const query = Object.fromEntries(new URL(href.replaceAll('&amp;', '&'), 'http://portal').searchParams);
    expect([direction, query]).toEqual([
      said,
      { desk: 'all', q: '証明書', ...('sort' in next && sort === 'updated' ? next : {}) },
    ]);
  },
);

it.each([
  ['another organization', {}, '新潟県'],
  ['somebody of another organization', { holderUserName: '試験 花子' }, '新潟県 試験 花子'],
  ['a colleague', { heldHere: true, state: 'in_progress', holderUserName: '試験 花子' }, '試験 花子'],
  ['the own organization, where nobody has taken it', { heldHere: true }, '担当未定'],
  ['the own organization, which has its answer', { heldHere: true, state: 'answered' }, '新潟県'],
  ['the own organization, which closed it', { heldHere: true, state: 'closed' }, '新潟県'],
] as const)('names as holder %s', async (_, held, expected) => expect(await holderOf(held)).toBe(expected));
