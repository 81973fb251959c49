import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { unseal } from '@/lib/access/keys';
import { withActor, withSystem } from '@/lib/core/db';
import * as deliveryEndpoints from '@/lib/delivery/endpoints';
import { openSigner } from '@/lib/delivery/trust/mutations';
import { newestMetadata } from '@/lib/delivery/trust/queries';
import {
  draftTargets,
  makeRoot,
  makeSigningKey,
  makeSnapshot,
  makeTimestamp,
  type SigningKey,
  signingKey,
  signTargets,
} from '@/lib/delivery/trust/rules';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as networkEndpoints from '@/lib/network/endpoints';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';
import { createActor } from '@/tests/support/actors';
import { type Line, startLine } from '@/tests/support/agents/line';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, passphrase, release } from '@/tests/support/deliveries';
import { answeredBy, driven, told } from '@/tests/support/delivering';
import { createNode, type NodeFixture } from '@/tests/support/nodes/fixture';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';

// A real agent: the one file, in a folder with nothing else, over real HTTP.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-delivery-'));
const file = path.join(folder, 'renkei-agent.mjs');
const installed = path.join(folder, 'installed');
let portal: NodeServer;
let node: NodeFixture;
let agent: ChildProcess;
let line: Line;
let rootKeys: readonly SigningKey[];
/** What an attacker at the center answers instead of what was signed, by the name of the metadata. */
let served: Record<string, string> = {};
/** The center answers no request for metadata, and how many it has refused. */
let [unavailable, refused] = [false, 0];
const deliveryMetadata = answeredBy(deliveryEndpoints.deliveryMetadata, () => {
  if (!unavailable) return served;
  refused += 1;
  throw new Error('unavailable');
});
let people: readonly [Actor, Actor];

const start = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [file, ...words, '--portal', line.origin, '--folder', folder], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: 'inherit',
  });

beforeAll(async () => {
  await buildAgent(file);
  portal = await startNodeServer(
    [...Object.values(networkEndpoints), ...Object.values({ ...deliveryEndpoints, deliveryMetadata })],
    findNodeKey,
  );
  line = await startLine(new URL(portal.origin).port);
  const first = await createActor({ kind: 'center', roles: ['system_management'] });
  people = [first, await createActor({ colleagueOf: first, roles: ['system_management'] })];
  const { fingerprint, keys } = await holdCeremony(people);
  rootKeys = keys;
  node = await createNode();
  const count = `echo x >> ${path.join(folder, 'applied')}`;
  const commands = {
    install: { run: ['/bin/sh', '-c', `cp "$1" "$2" && ${count}`, 'sh', '{file}', installed] },
    'roll-back': { run: ['/bin/rm', '-f', installed] },
    healthy: { run: ['/bin/grep', '-q', 'healthy', installed] },
  };
  writeFileSync(path.join(folder, 'agent.json'), JSON.stringify({ deliveryRoot: fingerprint, commands }));
  const issued = await withActor(node.owner, (db) => issueEnrollmentCode(db, node.owner, node.code));
  if (!issued.ok) throw new Error('no code');
  const [code] = await once(start('enrol', '--code', issued.value.code), 'exit');
  expect(code).toBe(0);
  agent = start('run');
});
afterAll(async () => {
  agent?.kill('SIGKILL');
  line?.close();
  await portal.stop();
  rmSync(folder, { recursive: true, force: true });
});

const commands = { applyCommand: 'install', undoCommand: 'roll-back', checkCommand: 'healthy' };
const patient = { timeout: 90_000, interval: 300 };

const drive = (id: string) => () => driven(node, id);

/** The same without waiting for leases of who is gone, also of what was given just as they went, and for the next attempt. */
const hastened = (id: string) => async () => {
  await owner().query("UPDATE node_commands SET lease_until = now() WHERE state = 'leased' AND settled_at IS NULL");
  await owner().query('UPDATE delivery_receipts SET not_before = NULL WHERE not_before IS NOT NULL');
  return drive(id)();
};

it('a pilot that fails its health check stops the release and is rolled back', async () => {
  const bad = await makePackage(people[0], '1.0', Buffer.from('broken\n'.repeat(50_000)), commands);
  const id = await release(people, bad, { rollBack: 'yes', pilots: node.code });
  await expect.poll(drive(id), patient).toMatchObject({
    state: 'rolled_back',
    receipt: 'failed',
    reason: expect.stringContaining('health check failed'),
  });
  expect(existsSync(installed)).toBe(false);
  const { rows } = await owner().query("SELECT kind FROM notification_events WHERE kind = 'delivery.stopped'");
  expect(rows).toHaveLength(1);
});

it('the fixed version goes through, once, though the agent is killed in the middle', async () => {
  const good = await makePackage(people[0], '1.1', Buffer.from('healthy\n'.repeat(200_000)), commands);
  const id = await release(people, good, { pilots: node.code });
  await expect.poll(async () => (await drive(id)()).receipt, patient).toMatch(/staged|downloading|verified|waiting/);
  agent.kill('SIGKILL');
  agent = start('run');
  await expect.poll(hastened(id), patient).toMatchObject({ state: 'done', receipt: 'confirmed', percent: 100 });
  expect(readFileSync(installed, 'utf8')).toMatch(/^healthy/);
  // Once for the broken version, once for this one.
  expect(readFileSync(path.join(folder, 'applied'), 'utf8')).toBe('x\nx\n');
});

it('a file that the center’s store has changed is refused', async () => {
  const content = Buffer.from('healthy 2\n'.repeat(1_000));
  const other = await makePackage(people[0], '1.2', content, commands);
  const { rows } = await owner().query('SELECT hash FROM delivery_packages WHERE id = $1', [other]);
  const kept = path.resolve(
    process.env.RENKEI_DATA_DIR ?? '',
    'deliveries',
    'kept',
    rows[0].hash.slice(0, 2),
    rows[0].hash,
  );
  writeFileSync(kept, Buffer.concat([Buffer.from('X'), content.subarray(1)]));
  const id = await release(people, other, {});
  await expect.poll(drive(id), patient).toMatchObject({
    receipt: 'failed',
    reason: expect.stringContaining('refused: the file is not what was signed'),
  });
  expect(readFileSync(installed, 'utf8')).not.toContain('healthy 2');
});

it('what the line cut goes on where it was, after an hour, and is applied once', async () => {
  const content = Buffer.from('healthy 3\n'.repeat(200_000));
  const id = await release(people, await makePackage(people[0], '1.3', content, commands), { townLimit: '800' });
  const arrived = () => {
    const part = path.join(folder, 'deliveries', 'cs-program', '1.3', 'cs.sh.part');
    return existsSync(part) ? statSync(part).size : 0;
  };
  await expect
    .poll(async () => {
      await drive(id)();
      return arrived();
    }, patient)
    .toBeGreaterThan(100_000);
  line.cut(true);
  await expect.poll(async () => (await drive(id)()).receipt, patient).toMatch(/staged|downloading|planned/);
  const before = arrived();
  expect(before).toBeLessThan(content.length);
  line.cut(false);
  const passedBefore = line.passed();
  // The hour that the center waits in between.
  await expect.poll(hastened(id), patient).toMatchObject({ receipt: 'confirmed' });
  expect(readFileSync(installed).equals(content)).toBe(true);
  // Only what was missing came over the line again, and messages of some kilobytes.
  expect(line.passed() - passedBefore).toBeLessThan(content.length - before + 200_000);
});

it('goes on asking what was signed while the center does not say it', async () => {
  unavailable = true;
  const answer = told(node, 'apply', 'cs-program/1.3/cs.sh');
  await expect.poll(() => refused, patient).toBeGreaterThan(1);
  unavailable = false;
  expect(await answer).toBe('succeeded');
});

describe('an attacker who holds the center’s database, its own key and one of two signers', () => {
  const trustFolder = path.join(folder, 'tuf');
  const target = {
    ...{ path: 'cs-program/9.0/evil.sh', size: 9, hash: 'a'.repeat(64) },
    custom: { package: 'cs-program', version: '9.0', sequence: 99, apply: 'install', undo: 'roll-back', check: '' },
  };
  let signer: SigningKey;
  let other: SigningKey;
  let online: SigningKey;
  const stranger = makeSigningKey();
  const now = new Date();
  const longAgo = new Date(now.getTime() - 400 * 86_400_000);
  const good = 'cs-program/1.3/cs.sh';

  beforeAll(async () => {
    const open = async (person: Actor) => {
      const opened = await withActor(person, (db) => openSigner(db, person, passphrase));
      if (!opened.ok) throw new Error('no key');
      return opened.value;
    };
    [signer, other] = [await open(people[0]), await open(people[1])];
    const { rows } = await owner().query('SELECT id, sealed FROM delivery_online_keys');
    online = signingKey(unseal('delivery online key', rows[0].id, rows[0].sealed));
  });

  const newest = async (role: 'root' | 'targets' | 'snapshot' | 'timestamp') => {
    const found = await withSystem('tests', (db) => newestMetadata(db, role));
    if (found === null) throw new Error(role);
    return found;
  };
  /** Serves these targets with all that the portal's own key can sign. */
  const publish = (targets: string, at = now, version = 900) => {
    served = {
      [`${version}.targets.json`]: targets,
      [`${version}.snapshot.json`]: makeSnapshot(version, version, online, at),
      'timestamp.json': makeTimestamp(version, version, online, at),
    };
  };
  const draft = (what = target) => draftTargets(null, 900, what, now);
  const signedByBoth = (what = target) => signTargets(signTargets(draft(what), signer), other);

  it.each<[string, () => Promise<void> | void, string]>([
    ['targets signed by one of two', () => publish(signTargets(draft(), signer)), target.path],
    ['targets signed twice by one', () => publish(signTargets(signTargets(draft(), signer), signer)), target.path],
    [
      'targets signed by one and a stranger',
      () => publish(signTargets(signTargets(draft(), signer), stranger)),
      target.path,
    ],
    [
      'targets changed after two have signed',
      () => publish(signedByBoth().replace('"length":9', '"length":8')),
      target.path,
    ],
    ['truncated targets', () => publish(signedByBoth().slice(0, -30)), target.path],
    ['expired metadata (freeze)', () => publish(signedByBoth(), longAgo), target.path],
    [
      'older metadata than was seen (rollback)',
      async () => {
        served = { 'timestamp.json': makeTimestamp(1, 1, online, now) };
      },
      good,
    ],
    [
      'parts that do not belong together (mix-and-match)',
      async () => {
        publish(signedByBoth());
        served['900.targets.json'] = (await newest('targets')).content;
      },
      good,
    ],
    [
      'a timestamp of a stranger',
      () => {
        served = { 'timestamp.json': makeTimestamp(900, 900, stranger, now) };
      },
      good,
    ],
    [
      'a root that too few of the old keys signed',
      async () => {
        const trusted = { root: [stranger, stranger, stranger], targets: [signer, stranger], online };
        const { version } = await newest('root');
        const [first = stranger] = rootKeys;
        served = { [`${version + 1}.root.json`]: makeRoot(version + 1, trusted, [first, stranger], now) };
      },
      good,
    ],
    ['a file that nobody signed', () => {}, 'cs-program/9.9/other.sh'],
  ])('is refused by the agent: %s', async (_what, attack, wanted) => {
    const before = readFileSync(installed);
    // What the attack before has brought it to trust does not help this one.
    rmSync(trustFolder, { recursive: true, force: true });
    served = {};
    expect(await told(node, 'fetch', good)).toBe('succeeded');
    await attack();
    expect(await told(node, 'fetch', wanted)).toMatch(/^refused: /);
    expect(await told(node, 'apply', wanted)).toMatch(/^refused: /);
    served = {};
    expect(readFileSync(installed).equals(before)).toBe(true);
  });

  it('an older release that was signed in its time is refused, too, and a file for which there is no room', async () => {
    rmSync(trustFolder, { recursive: true, force: true });
    await told(node, 'fetch', 'cs-program/1.1/cs.sh');
    expect(await told(node, 'apply', 'cs-program/1.1/cs.sh')).toContain('refused: version 1.1 was released before 1.3');
    const huge = { ...target, size: 2 ** 50 };
    publish(signedByBoth(huge));
    expect(await told(node, 'fetch', huge.path)).toContain('the disk is full');
    served = {};
  });
});
