import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { searchLimit } from '@/lib/tickets/constants';
import { listTickets, ticketExport } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { owner } from '@/tests/support/database';
import { ask, type Fixture, loadFixture } from '@/tests/support/inquiries';

let fixture: Fixture;
const many = searchLimit + 1_000;

/** As many inquiries of the neighbour's to its prefecture, three an hour up to the end of October, as no search looks through. */
async function fill(): Promise<void> {
  const { id } = await ask(fixture.neighbour, { subject: '見本' });
  const columns = (table: string, changed: Readonly<Record<string, string>>) => `
    INSERT INTO ${table} SELECT (json_populate_record(t, json_build_object(${Object.entries(changed)
      .map(([name, value]) => `'${name}', ${value}`)
      .join(', ')}))).* FROM ${table} t, numbered c`;
  const at = "timestamptz '2026-10-31T00:00:00Z' - c.n * interval '20 minutes'";
  await owner().query(`
    CREATE TABLE numbered AS SELECT n, gen_random_uuid() AS id FROM generate_series(1, ${many}) n`);
  await owner().query(
    `${columns('tickets', {
      id: 'c.id',
      number: "'20-' || lpad(c.n::text, 6, '0') || '-0'",
      subject:
        "'多数の件の登録 ' || CASE WHEN c.n = 5_000 THEN '証明' WHEN c.n % 3000 = 0 THEN '珍しい' ELSE 'ふつう' END",
      created_at: at,
    })} WHERE t.id = '${id}'`,
  );
  await owner().query(
    `${columns('ticket_parties', { ticket_id: 'c.id', created_at: at, last_activity_at: at })} WHERE t.ticket_id = '${id}'`,
  );
}

beforeAll(async () => {
  fixture = await loadFixture();
  await fill();
  await ask(fixture.town, { subject: 'ふつうの町の件' });
});

const search = (actor: Actor, typed: Readonly<Record<string, string>>) =>
  listTickets(askAs(actor, 'custom'), actor, listTicketsSchema.parse({ desk: 'all', ...typed }));

describe('words that match more than is looked through', () => {
  it('are found in the newest, all of them since a date that is said, and that an export says as well', async () => {
    const page = await search(fixture.prefecture, { q: 'ふつう' });
    expect(page.total).toBe(1_000);
    const since = page.foundSince as Date;
    expect(since.getTime()).toBeGreaterThan(new Date('2026-08-01').getTime());
    expect(since.toISOString().slice(11)).toBe('15:00:00.000Z');
    const { rows } = await owner().query<{ n: number }>(
      "SELECT count(*)::int AS n FROM tickets WHERE subject LIKE '%ふつう%' AND created_at >= $1",
      [since],
    );
    const text = await (
      await ticketExport(fixture.prefecture, listTicketsSchema.parse({ desk: 'all', q: 'ふつう' }), 'csv')
    ).text();
    expect(text.match(/^\d\d-\d{6}-\d/gm)).toHaveLength(rows[0]?.n as number);
    expect(text).toContain('以降に受け付けた問合せだけを調べました');
  });

  it('are found before that date when one goes on from there', async () => {
    const { foundSince } = await search(fixture.prefecture, { q: 'ふつう' });
    const until = (foundSince as Date).toISOString().slice(0, 10);
    const earlier = await search(fixture.prefecture, { q: 'ふつう', until });
    expect(earlier.foundSince).toBeNull();
    expect(earlier.rows.length).toBeGreaterThan(0);
    expect(
      earlier.rows.every(({ createdAt }) => createdAt < new Date((foundSince as Date).getTime() + 86_400_000)),
    ).toBe(true);
  });

  it.each(['1', 'の', '%', '_', '\\', '件 ふ', '多数の件多数の件', '🗾', '字'.repeat(100)])(
    'or match nothing, like %s, are answered',
    async (q) => {
      expect((await search(fixture.prefecture, { q })).total).toBeLessThanOrEqual(1_000);
    },
  );
});

it('what is rare is found in all of them', async () => {
  const page = await search(fixture.prefecture, { q: '珍しい' });
  expect([page.total, page.foundSince]).toEqual([many / 3_000, null]);
});

it('what was asked before in the same words comes first, however many newer ones have some of them', async () => {
  const page = await search(fixture.prefecture, { q: '登録の証明は多数か', sort: 'relevance' });
  expect(page.rows[0]?.subject).toBe('多数の件の登録 証明');
  expect((page.foundSince as Date) > (page.rows[0]?.createdAt as Date)).toBe(true);
});

it('the name of who asked is found in the newest as well', async () => {
  const page = await search(fixture.prefecture, { q: '出雲崎町' });
  expect([page.total, page.foundSince]).toEqual([1_000, null]);
});

it('an organization looks through its own alone, and through all of those', async () => {
  const page = await search(fixture.town, { q: 'ふつう' });
  expect(page.rows.map(({ subject }) => subject)).toEqual(['ふつうの町の件']);
  expect(page.foundSince).toBeNull();
  expect((await search(fixture.otherPrefecture, { q: 'ふつう' })).total).toBe(0);
});

describe('where the country has more texts than a search goes through', () => {
  /** So many rows the planner believes that there are; the search goes by the same figure. */
  const reckon = (texts: number) =>
    owner().query("UPDATE pg_class SET reltuples = $1 WHERE oid = 'ticket_texts'::regclass", [texts]);
  afterAll(() => owner().query('ANALYZE ticket_texts'));
  const inCountry = (typed: Readonly<Record<string, string>>) => search(fixture.center, typed);

  beforeAll(async () => {
    const { organizationId } = fixture.center;
    await owner().query("UPDATE tickets SET party_ids = party_ids || $1::uuid WHERE number LIKE '20-%'", [
      organizationId,
    ]);
    await owner().query(
      `INSERT INTO ticket_parties SELECT (json_populate_record(p, json_build_object('organization_id', $1::text))).* FROM ticket_parties p
       JOIN tickets t ON t.id = p.ticket_id WHERE t.number LIKE '20-%' AND p.organization_id = $2`,
      [organizationId, fixture.prefecture.organizationId],
    );
  });

  it('what is rare is found in all of them while there are few', async () => {
    await reckon(500_000);
    expect(await inCountry({ q: '珍しい' })).toMatchObject({ total: many / 3_000, foundSince: null });
  });

  it('it is found in the newest, since a date that is said, and before it when one goes on', async () => {
    await reckon(1_000_000);
    const { rows, foundSince } = await inCountry({ q: '珍しい' });
    const { rows: days } = await owner().query<{ first: Date; last: Date }>(
      'SELECT min(created_at) AS first, max(created_at) AS last FROM ticket_parties WHERE organization_id = $1',
      [fixture.center.organizationId],
    );
    const [first, last] = [days[0]?.first as Date, days[0]?.last as Date];
    const share = (last.getTime() - (foundSince as Date).getTime()) / (last.getTime() - first.getTime());
    expect(share).toBeGreaterThan(0.48);
    expect(share).toBeLessThan(0.52);
    expect(rows.every(({ createdAt }) => createdAt >= (foundSince as Date))).toBe(true);
    const earlier: string[] = [];
    for (let since = foundSince; since !== null; ) {
      const page = await inCountry({
        q: '珍しい',
        until: new Date(since.getTime() + 9 * 3_600_000).toISOString().slice(0, 10),
      });
      earlier.push(...page.rows.map(({ number }) => number));
      expect(page.foundSince === null || page.foundSince < since).toBe(true);
      since = page.foundSince;
    }
    expect(new Set([...rows.map(({ number }) => number), ...earlier]).size).toBe(many / 3_000);
  });

  it('a prefecture, which reads its own, goes through all of those', async () => {
    await reckon(50_000_000);
    expect(await search(fixture.prefecture, { q: '珍しい' })).toMatchObject({ total: many / 3_000, foundSince: null });
  });
});

it('a town’s search reads what the town has, however many others there are', async () => {
  await owner().query('ANALYZE tickets, ticket_texts, ticket_parties');
  const client = await owner().connect();
  await client.query('BEGIN');
  // Of three organizations, one has a third of the rows by the planner's reckoning, and it would rather read through them all.
  await client.query('SET LOCAL enable_seqscan = off');
  await client.query('SET LOCAL ROLE renkei_app');
  await client.query('SELECT renkei.begin_actor($1, $2, $3, $4, true)', [
    fixture.town.userId,
    fixture.town.organizationId,
    'municipality',
    'request',
  ]);
  const explained = () =>
    client.query(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)
       SELECT * FROM renkei.find_tickets($$'ふつ' & 'つう'$$, '{ふつう}', '{}', NULL, NULL, 5000)`,
    );
  await explained();
  const { rows } = await explained();
  await client.query('ROLLBACK');
  client.release();
  const plan = rows[0]['QUERY PLAN'][0].Plan;
  // Pages of 8 KB; the country's hits lie on some hundreds.
  expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(120);
});
