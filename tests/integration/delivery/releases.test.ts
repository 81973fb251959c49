import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { readAs, withActor, withSystem } from '@/lib/core/db';
import { comesToReader, findServer, listArrivals, ofOrganization, ofServer } from '@/lib/delivery/arrivals/queries';
import { timeOf } from '@/lib/delivery/arrivals/rules';
import { createPackage, preparePublication } from '@/lib/delivery/packages/mutations';
import { between, both, getRelease, listReleases } from '@/lib/delivery/queries';
import { approveRelease, proposeRelease, steerRelease } from '@/lib/delivery/releases/mutations';
import { createPackageSchema, proposeReleaseSchema } from '@/lib/delivery/releases/schema';
import { catchUpNodes, lookAfterDeliveries, runDeliveries } from '@/lib/delivery/tasks';
import { beginUpload, readUpload, receivePart } from '@/lib/delivery/uploads/mutations';
import { listOwnUploads } from '@/lib/files/queries';
import { createActor } from '@/tests/support/actors';
import { loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, passphrase, release } from '@/tests/support/deliveries';
import { createNode } from '@/tests/support/nodes/fixture';
import { agentsAnswer, createServers, operateAt } from '@/tests/support/operations';
import { clock } from '@/tests/support/window';

const [seiro, izumozaki] = ['153079', '154059'] as const;
let people: readonly [Actor, Actor];
let nodes: ReadonlyMap<string, string>;
let version = 0;

beforeAll(async () => {
  await loadCountry();
  const { rows } = await owner().query("SELECT code FROM organizations WHERE kind = 'center'");
  nodes = await createServers(rows[0].code, [seiro, izumozaki]);
  const first = await personOf(rows[0].code);
  const roles = ['system_management'] as const;
  people = [await createActor({ colleagueOf: first, roles }), await createActor({ colleagueOf: first, roles })];
  await holdCeremony(people);
});
beforeEach(() => operateAt('2026-11-24', clock('5:00')));

const commands = { applyCommand: 'install', undoCommand: 'undo', checkCommand: 'check' };
const make = () => makePackage(people[0], `1.${++version}`, Buffer.from(`program ${version}`), commands);

/** The engine and the agents, until nothing happens any more; the commands' names in order. */
async function settle(failing: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const given: string[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const moved = await runDeliveries();
    const answered = await agentsAnswer({ failing });
    given.push(...answered);
    if (!moved && answered.length === 0) break;
  }
  return given;
}
const states = async (id: string) => {
  const { rows } = await owner().query(
    'SELECT n.code, x.state FROM delivery_receipts x JOIN nodes n ON n.id = x.node_id WHERE release_id = $1 ORDER BY 1',
    [id],
  );
  return Object.fromEntries(rows.map(({ code, state }) => [code, state]));
};

it('is signed by two different people, and of one draft only once', async () => {
  const packageId = await make();
  const input = proposeReleaseSchema.parse({
    ...{ packageId, nodeKinds: ['cs'], startsAt: '2026-01-01T00:00', slotFrom: '6:00', slotTo: '8:00', success: '95' },
    ...{ error: '3', limit: '0', passphrase },
  });
  const propose = (secret: string) =>
    withActor(people[0], (db) => proposeRelease(db, people[0], { ...input, passphrase: secret }));
  expect(await propose('not this passphrase')).toMatchObject({
    ok: false,
    problems: [{ code: 'delivery.passphrase' }],
  });
  const [one, two] = [await propose(passphrase), await propose(passphrase)];
  if (!one.ok || !two.ok) throw new Error('not proposed');
  const approve = async (actor: Actor, number: number) => {
    const { rows } = await owner().query('SELECT id FROM delivery_releases WHERE number = $1', [number]);
    const seen = { id: rows[0].id, version: 1, passphrase };
    return withSystem('delivery.approve', (db) => approveRelease(actor, db, seen)).catch(() => null);
  };
  expect(await approve(people[0], one.value.number)).toMatchObject({ problems: [{ code: 'delivery.ownRelease' }] });
  expect(await approve(people[1], one.value.number)).toMatchObject({ ok: true });
  expect(await approve(people[1], two.value.number)).toMatchObject({ problems: [{ code: 'delivery.draftOld' }] });
  await owner().query("UPDATE delivery_releases SET state = 'cancelled'");
});

it('comes to the pilot first, then to the others, and is applied in its slot only', async () => {
  const id = await release(people, await make(), {
    ...{ anyTime: undefined, slotFrom: '6:00', slotTo: '8:00', pilots: `N-${seiro}` },
  });
  expect((await settle()).every((one) => one.endsWith('delivery-fetch'))).toBe(true);
  expect(await states(id)).toEqual({ [`N-${seiro}`]: 'waiting', [`N-${izumozaki}`]: 'waiting' });
  await operateAt('2026-11-24', clock('6:30'));
  const applied = await settle();
  expect(applied).toEqual([`${nodes.get(seiro)} delivery-apply`, `${nodes.get(izumozaki)} delivery-apply`]);
  expect(await states(id)).toEqual({ [`N-${seiro}`]: 'confirmed', [`N-${izumozaki}`]: 'confirmed' });
});

it('is not applied on a node that is online', async () => {
  const id = await release(people, await make(), { anyTime: undefined, slotFrom: '0:00', slotTo: '24:00' });
  const node = nodes.get(seiro) ?? '';
  await owner().query(
    `INSERT INTO operating_nodes (node_id, organization_id, tier, online, changed_at)
     SELECT id, organization_id, 2, true, now() FROM nodes WHERE id = $1`,
    [node],
  );
  await settle();
  expect(await states(id)).toEqual({ [`N-${seiro}`]: 'waiting', [`N-${izumozaki}`]: 'confirmed' });
  await owner().query('DELETE FROM operating_nodes');
  await settle();
  expect(await states(id)).toMatchObject({ [`N-${seiro}`]: 'confirmed' });
});

it('stops above its threshold, resumes, retries the failed, and is taken back', async () => {
  const id = await release(people, await make(), { success: '50', error: '10' });
  const node = nodes.get(seiro) ?? '';
  await settle({ [node]: 'delivery-apply' });
  const read = async () =>
    (await owner().query('SELECT state, version FROM delivery_releases WHERE id = $1', [id])).rows[0];
  expect(await read()).toMatchObject({ state: 'stopped' });
  const steer = async (wanted: 'retry' | 'roll-back') =>
    withActor(people[0], async (db) =>
      steerRelease(db, people[0], { id, version: (await read()).version, wanted, reason: '確認' }),
    );
  expect(await steer('retry')).toMatchObject({ ok: true });
  await settle();
  expect(await read()).toMatchObject({ state: 'done' });
  expect(await steer('roll-back')).toMatchObject({ ok: true });
  expect((await settle()).map((one) => one.split(' ')[1])).toEqual(['delivery-undo', 'delivery-undo']);
  expect(await read()).toMatchObject({ state: 'rolled_back' });
});

it('a later release takes the place of one that is not applied yet', async () => {
  const waits = { anyTime: undefined, slotFrom: '6:00', slotTo: '8:00' };
  const early = await release(people, await make(), waits);
  await settle();
  const late = await release(people, await make(), waits);
  await settle();
  expect(Object.values(await states(early))).toEqual(['superseded', 'superseded']);
  expect(Object.values(await states(late))).toEqual(['waiting', 'waiting']);
});

it('shows a town its own servers, and nothing that is not approved', async () => {
  const town = await personOf(seiro);
  const releases = await readAs(town, (db) => listReleases(db));
  expect(releases.every(({ state, total }) => state !== 'proposed' && total <= 1)).toBe(true);
  const [first] = releases;
  expect(await readAs(town, (db) => getRelease(db, first?.number ?? 0))).toMatchObject({ total: 1 });
});

it('a new server gets the newest of its package, after what that requires', async () => {
  await owner().query("UPDATE delivery_releases SET state = 'cancelled' WHERE state NOT IN ('done', 'rolled_back')");
  const any = { anyTime: 'yes' };
  const [base, next] = [`2.${++version}`, `2.${++version}`];
  const first = await release(people, await makePackage(people[0], base, Buffer.from(base), commands), any);
  await settle();
  const onTop = await makePackage(people[0], next, Buffer.from(next), { ...commands, requires: base });
  const second = await release(people, onTop, any);
  await settle();
  const added = await createNode();
  await owner().query("UPDATE nodes SET kind = 'cs' WHERE id = $1", [added.holder.node.nodeId]);
  expect(await catchUpNodes()).toBe(true);
  expect((await settle()).filter((one) => one.startsWith(added.holder.node.nodeId))).toEqual(
    ['fetch', 'fetch', 'apply', 'apply'].map((step) => `${added.holder.node.nodeId} delivery-${step}`),
  );
  const confirmed = { [added.code]: 'confirmed' };
  expect([await states(first), await states(second)]).toMatchObject([confirmed, confirmed]);
  expect(await catchUpNodes()).toBe(false);
});

it('what a server was told to apply is taken back when the slot is over or somebody stops it', async () => {
  const id = await release(people, await make(), { anyTime: undefined, slotFrom: '6:00', slotTo: '8:00' });
  await settle();
  await operateAt('2026-11-24', clock('7:50'));
  await runDeliveries();
  const open = async () =>
    (
      await owner().query(
        "SELECT extract(epoch FROM expires_at - created_at)::int / 60 AS m FROM node_commands WHERE state = 'queued'",
      )
    ).rows;
  expect((await open()).map(({ m }) => m)).toEqual(expect.arrayContaining([10]));
  await operateAt('2026-11-24', clock('8:01'));
  await runDeliveries();
  expect(await open()).toEqual([]);
  expect(new Set(Object.values(await states(id)))).toEqual(new Set(['waiting']));
});

it('tells that keys near their end, once', async () => {
  const told = async () =>
    (await owner().query("SELECT target_id FROM notification_events WHERE kind = 'delivery.expires'")).rows;
  await lookAfterDeliveries();
  expect(await told()).toEqual([]);
  setClock(new Date(Date.now() + 320 * 86_400_000));
  await lookAfterDeliveries();
  await lookAfterDeliveries();
  setClock(undefined);
  expect((await told()).map(({ target_id }) => target_id.split(' ')[0])).toEqual(['root', 'targets']);
});

it('an upload that nobody went on with is removed after a week', async () => {
  const begun = await beginUpload(people[0], { name: 'a.bin', size: 9 });
  if (!begun.ok) throw new Error('not begun');
  await owner().query("UPDATE delivery_uploads SET created_at = now() - interval '8 days' WHERE id = $1", [
    begun.value.id,
  ]);
  await lookAfterDeliveries();
  expect(await readUpload(people[0], begun.value.id)).toMatchObject({ ok: false });
});

describe('a town', () => {
  it('reads what comes to its server, when, and what has come', async () => {
    const town = await personOf(seiro);
    const arrivals = await readAs(town, (db) => listArrivals(db, town, ofOrganization(town.organizationId)));
    expect(new Set(arrivals.map(({ nodeCode }) => nodeCode))).toEqual(new Set([`N-${seiro}`]));
    const [coming] = arrivals;
    expect(coming && timeOf(coming, new Date('2026-11-23T20:00:00Z'))).toMatchObject({
      kind: 'slot',
      date: '2026-11-24',
    });
    expect(arrivals.filter(({ state }) => state === 'confirmed').length).toBeGreaterThan(3);
  });

  it('finds no server of another town', async () => {
    const town = await personOf(seiro);
    expect(await readAs(town, (db) => findServer(db, town, `N-${izumozaki}`))).toBeNull();
    expect(await readAs(town, (db) => listArrivals(db, town, ofServer(`N-${izumozaki}`)))).toEqual([]);
  });

  it('sees in the month what reaches it, and nothing else', async () => {
    const town = await personOf(seiro);
    const during = between('2026-01-01', '2027-01-01');
    const everything = await readAs(people[0], (db) => listReleases(db, during));
    const elsewhere = await release(people, await make(), { prefecture: '010006' });
    const seen = await readAs(town, (db) => listReleases(db, both(during, comesToReader)));
    expect(seen.map(({ id }) => id)).not.toContain(elsewhere);
    expect(seen.length).toBeGreaterThan(3);
    expect(everything.length).toBeGreaterThanOrEqual(seen.length);
  });
});

it('a package’s file goes to the site’s files, where the site takes such files', async () => {
  const [text, shell] = ['手引きの本文\n', 'echo\n'].map((content) => Buffer.from(content));
  if (!text || !shell) throw new Error('no files');
  const make03 = async (name: string, content: Buffer) => {
    const begun = await beginUpload(people[0], { name, size: content.length });
    if (!begun.ok) throw new Error('not begun');
    const body = (async function* () {
      yield content;
    })();
    await receivePart(people[0], { id: begun.value.id, offset: 0 }, body);
    const about = {
      upload: begun.value.id,
      name: 'site-file',
      version: `${++version}`,
      kind: 'manual',
      title: '手引き',
    };
    const made = await withActor(people[0], (db) =>
      createPackage(db, people[0], createPackageSchema.parse({ ...about, nodeKinds: ['cs'] })),
    );
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return withActor(people[0], (db) => preparePublication(db, people[0], made.value.id));
  };
  const published = await make03('manual.txt', text);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  expect(published.value).toMatchObject({ category: '03-01', title: expect.stringContaining('手引き') });
  const own = await readAs(people[0], (db) => listOwnUploads(db, people[0], [published.value.fileId]));
  expect(own).toMatchObject([{ name: 'manual.txt', size: text.length }]);
  expect(await make03('run.sh', shell)).toMatchObject({ ok: false, problems: [{ code: 'files.type' }] });
});
