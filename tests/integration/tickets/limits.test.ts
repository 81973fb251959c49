import { afterEach, beforeAll, expect, it } from 'vitest';
import { sweepAccounts } from '@/lib/accounts/tasks';
import { setClock } from '@/lib/core/clock';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { ask, type Fixture, loadFixture, makeMove, problemOf, send, sheet, tryMove } from '@/tests/support/inquiries';

Object.assign(process.env, {
  RENKEI_INQUIRIES_PER_USER: '5',
  RENKEI_INQUIRIES_PER_ORGANIZATION: '8',
  RENKEI_ENTRIES_PER_USER: '4',
  RENKEI_ENTRIES_PER_ORGANIZATION: '6',
});

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});
afterEach(async () => {
  setClock(undefined);
  await owner().query('DELETE FROM writing_counters');
});

const create = (actor: Fixture['town']) => send(actor, 'ticket.create', sheet);
const inquiries = async () => (await owner().query('SELECT count(*)::int AS n FROM tickets')).rows[0].n as number;
const wait = (code: string, minutes: number) => ({ ok: false, problems: [{ code, params: { minutes } }] });

it('a user who has sent as many as one may is refused, with the time to wait, and nothing is written', async () => {
  const at = new Date('2026-11-27T01:00:00Z');
  setClock(at);
  for (let sent = 0; sent < 5; sent++) await ask(fixture.town);
  const before = await inquiries();
  expect(await create(fixture.town)).toEqual(wait('writtenTooMuch', 2));
  expect(await inquiries()).toBe(before);
  // Neither for others of the same organization nor elsewhere.
  await ask(fixture.townStaff);
  await ask(fixture.neighbour);
  // What one may write comes back evenly: one of five in two minutes.
  setClock(new Date(at.getTime() + 120_000));
  await ask(fixture.town);
  expect(problemOf(await create(fixture.town))).toBe('writtenTooMuch');
});

it('an organization has a limit of its own, whoever writes', async () => {
  const colleague = await personOf('153079', ['staff']);
  const people = [fixture.town, fixture.townStaff, colleague];
  for (let sent = 0; sent < 8; sent++) await ask(people[sent % 3] as Fixture['town']);
  expect(problemOf(await create(colleague))).toBe('organizationWroteTooMuch');
  await ask(fixture.neighbour);
});

it('side by side count as well', async () => {
  const before = await inquiries();
  const results = await Promise.all(Array.from({ length: 12 }, () => create(fixture.town)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(5);
  expect(await inquiries()).toBe(before + 5);
});

it('what is refused for another reason, or sent twice with one key, counts once or not at all', async () => {
  const key = '018f0000-0000-7000-8000-000000000001';
  for (let sent = 0; sent < 4; sent++) await send(fixture.town, 'ticket.create', sheet, key);
  for (let sent = 0; sent < 4; sent++)
    expect(problemOf(await send(fixture.town, 'ticket.create', { ...sheet, subject: '' }))).not.toBe('');
  for (let sent = 0; sent < 4; sent++)
    expect(problemOf(await send(fixture.town, 'ticket.create', { ...sheet, occurredAt: '2099-01-01T00:00' }))).toBe(
      'outOfRange occurredAt',
    );
  for (let sent = 0; sent < 4; sent++) await ask(fixture.town);
  expect(problemOf(await create(fixture.town))).toBe('writtenTooMuch');
});

it('entries are counted apart from inquiries', async () => {
  const ticket = await ask(fixture.town);
  await makeMove(fixture.prefecture, ticket, 'take');
  for (let sent = 0; sent < 3; sent++) await makeMove(fixture.prefecture, ticket, 'note');
  expect(problemOf(await tryMove(fixture.prefecture, ticket, 'note', { text: 'もう一つ' }))).toBe('writtenTooMuch');
  await makeMove(fixture.prefectureColleague, ticket, 'note');
  await makeMove(fixture.prefectureColleague, ticket, 'note');
  expect(problemOf(await tryMove(fixture.prefectureColleague, ticket, 'note', { text: '七つめ' }))).toBe(
    'organizationWroteTooMuch',
  );
  await makeMove(fixture.town, ticket, 'supplement');
});

it('counters that no longer count are swept', async () => {
  await ask(fixture.town);
  await sweepAccounts(new Date());
  expect((await owner().query('SELECT FROM writing_counters')).rowCount).toBe(2);
  await sweepAccounts(new Date(Date.now() + 25 * 3_600_000));
  expect((await owner().query('SELECT FROM writing_counters')).rowCount).toBe(0);
});
