import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { ClientBase } from 'pg';
import { defaultBasis } from '@/lib/statistics/provision/constants';
import { readTable } from '@/lib/statistics/provision/import/rules';
import { copyRows } from '../copy';
import { readSeedFile } from '../files';
import { seedId } from '../ids';

/** August 2012 – July 2013, and the year before, of which the source says the total only (S4 §3). */
const years = [
  { year: 2012, unit: 1, noticedOn: '2013-08-30' },
  { year: 2011, total: 487_620_000, unit: 10_000, noticedOn: null },
] as const;
const publishedAt = new Date('2013-08-30T00:00:00Z');

const yearId = (year: number) => seedId(`provision year ${year}`);

/** The source's table (S4 別紙1) as it stands in the repository. Answers how many counts there are. */
export async function loadProvision(client: ClientBase, today: string): Promise<number> {
  const text = readSeedFile('data', 'provision-2013.csv');
  const records = parse(text) as string[][];
  const table = readTable(
    records.map((cells, index) => ({ line: index + 1, cells })),
    today,
  );
  if (table.problems.length > 0) throw new Error(`the table of 2013 is wrong: ${JSON.stringify(table.problems[0])}`);
  const groups = table.groups.map((group, index) => ({ ...group, id: seedId(`provision group ${index}`) }));
  const bodies = [...new Set(groups.map(({ body }) => body))];
  await copyRows(
    client,
    'provision_years',
    ['id', 'year', 'declared_total', 'declared_unit', 'noticed_on', 'signatory', 'basis', 'published_at', 'updated_at'],
    years.map(({ year, unit, noticedOn, ...more }) => [
      ...[yearId(year), year, 'total' in more ? more.total : table.total, unit, noticedOn, '理事長', defaultBasis],
      ...[publishedAt, publishedAt],
    ]),
  );
  await copyRows(
    client,
    'provision_bodies',
    ['id', 'name', 'created_at'],
    bodies.map((name) => [seedId(`provision body ${name}`), name, publishedAt]),
  );
  await copyRows(
    client,
    'provision_groups',
    ['id', 'year_id', 'position', 'body_id', 'laws', 'laws_key', 'note'],
    groups.map(({ id, body, laws, note }, index) => [
      ...[id, yearId(2012), index + 1, seedId(`provision body ${body}`), `{${laws.map((law) => JSON.stringify(law))}}`],
      ...[createHash('sha256').update(laws.join('\n')).digest('hex'), note],
    ]),
  );
  await copyRows(
    client,
    'provision_lost_rows',
    ['group_id', 'month', 'method', 'reason'],
    groups.flatMap(({ id, lost }) => lost.map(({ month, method, reason }) => [id, month, method, reason])),
  );
  return copyRows(
    client,
    'provision_counts',
    ['group_id', 'month', 'method', 'count'],
    groups.flatMap(({ id, counts }) => counts.map(({ month, method, count }) => [id, month, method, count])),
  );
}
