import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { listReleases } from '@/lib/delivery/queries';
import { countOver, runDeliveries } from '@/lib/delivery/tasks';
import { createActor } from '@/tests/support/actors';
import { loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, release } from '@/tests/support/deliveries';
import { agentsAnswer, createServers, operateAt } from '@/tests/support/operations';
import { clock } from '@/tests/support/window';

const towns = ['153079', '154059', '155811'] as const;
let people: readonly [Actor, Actor];
let version = 0;
let id = '';

beforeAll(async () => {
  await loadCountry();
  const { rows } = await owner().query("SELECT code FROM organizations WHERE kind = 'center'");
  await createServers(rows[0].code, towns);
  const first = await personOf(rows[0].code);
  const roles = ['system_management'] as const;
  people = [await createActor({ colleagueOf: first, roles }), await createActor({ colleagueOf: first, roles })];
  await holdCeremony(people);
  await operateAt('2026-11-24', clock('5:00'));
});
beforeEach(async () => {
  const commands = { applyCommand: 'install', undoCommand: 'undo', checkCommand: 'check' };
  const file = await makePackage(people[0], `1.${++version}`, Buffer.from(`program ${version}`), commands);
  id = await release(people, file, {});
  for (let moved = true; moved; ) moved = (await runDeliveries()) || (await agentsAnswer()).length > 0;
  await countOver();
});

const listed = async (reader: Actor) => {
  const found = (await readAs(reader, (db) => listReleases(db))).find((one) => one.id === id);
  if (!found) throw new Error('not listed');
  const { total, arriving, verified, applying, confirmed, failed, undone } = found;
  return { total, arriving, verified, applying, confirmed, failed, undone };
};
const kept = async () =>
  (await owner().query('SELECT confirmed, failed FROM delivery_totals WHERE release_id = $1', [id])).rows;
const fail = `UPDATE delivery_receipts SET state = 'failed'
  WHERE (release_id, node_id) IN (SELECT release_id, node_id FROM delivery_receipts WHERE release_id = $1 AND state = 'confirmed' LIMIT 1)`;
const none = { total: 3, arriving: 0, verified: 0, applying: 0, confirmed: 0, failed: 0, undone: 0 };

it('are kept of a release that is over, shown to who sees the country, and not to a town', async () => {
  expect(await kept()).toEqual([{ confirmed: 3, failed: 0 }]);
  // What is shown is what is kept: a row that says something else is seen at once.
  await owner().query('UPDATE delivery_totals SET confirmed = 2, undone = 1 WHERE release_id = $1', [id]);
  expect(await listed(people[0])).toEqual({ ...none, confirmed: 2, undone: 1 });
  expect(await listed(await personOf(towns[0]))).toEqual({ ...none, total: 1, confirmed: 1 });
});

it('are gone as soon as a receipt changes, and counted anew', async () => {
  await owner().query(fail, [id]);
  expect(await kept()).toEqual([]);
  expect(await listed(people[0])).toEqual({ ...none, confirmed: 2, failed: 1 });
  expect(await countOver()).toBe(true);
  expect(await kept()).toEqual([{ confirmed: 2, failed: 1 }]);
  expect(await countOver()).toBe(false);
  expect(await listed(people[0])).toEqual({ ...none, confirmed: 2, failed: 1 });
});

it('wait for a change that is not committed yet', async () => {
  await owner().query(fail, [id]);
  const client = await owner().connect();
  await client.query('BEGIN');
  await client.query(fail, [id]);
  const counting = countOver();
  const waiting = "SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  await expect.poll(async () => (await owner().query(waiting)).rows[0].count).toBe(1);
  await client.query('COMMIT');
  client.release();
  await counting;
  expect(await kept()).toEqual([{ confirmed: 1, failed: 2 }]);
});
