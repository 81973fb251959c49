import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor, NodeActor } from '@/lib/access/actor';
import type { NodeContext, NodeEndpoint } from '@/lib/access/nodes/types';
import { withActor } from '@/lib/core/db';
import * as deliveryEndpoints from '@/lib/delivery/endpoints';
import { runDeliveries } from '@/lib/delivery/tasks';
import { findNodeKey } from '@/lib/network/agents/queries';
import { renewCommands } from '@/lib/network/commands/mutations';
import * as networkEndpoints from '@/lib/network/endpoints';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { freePort } from '@/scripts/lib/ports.mjs';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';
import { createActor } from '@/tests/support/actors';
import { loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, release } from '@/tests/support/deliveries';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';
import { createServers } from '@/tests/support/operations';

// Three tiers of real agents, over real HTTP: the national server, 新潟県's, which passes deliveries on, and two towns behind it.
const [niigata, seiro, izumozaki] = ['150002', '153079', '154059'] as const;
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-tiers-'));
const file = path.join(folder, 'renkei-agent.mjs');
const running: ChildProcess[] = [];
/** Nodes to which the center has sent a file. */
const sentTo: string[] = [];
let portal: NodeServer;
let people: readonly [Actor, Actor];
let codes: readonly string[];

const folderOf = (code: string) => path.join(folder, code);
const installed = (code: string) => path.join(folderOf(code), 'installed');
const start = (code: string, ...words: string[]): ChildProcess =>
  spawn(process.execPath, [file, ...words, '--portal', portal.origin, '--folder', folderOf(code)], {
    cwd: folderOf(code),
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: 'ignore',
  });

function writeSettings(code: string, deliveryRoot: string, relayPort: number): void {
  mkdirSync(folderOf(code));
  const log = path.join(folderOf(code), 'log');
  const shell = (script: string, ...words: string[]) => ({ run: ['/bin/sh', '-c', script, 'sh', ...words] });
  const commands = {
    install: shell(`cp "$1" "$2" && echo "install $3" >> "$4"`, '{file}', installed(code), '{version}', log),
    'roll-back': shell(
      `if [ -n "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi; echo back >> "$3"`,
      '{previousFile}',
      installed(code),
      log,
    ),
    healthy: { run: ['/bin/grep', '-q', 'healthy', installed(code)] },
  };
  const tier =
    code === niigata
      ? { relay: { port: relayPort, host: '127.0.0.1' } }
      : code === seiro || code === izumozaki
        ? { deliveriesFrom: `http://127.0.0.1:${relayPort}` }
        : {};
  writeFileSync(path.join(folderOf(code), 'agent.json'), JSON.stringify({ deliveryRoot, commands, ...tier }));
}

const logOf = (code: string): string[] => {
  const log = path.join(folderOf(code), 'log');
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
};

beforeAll(async () => {
  await buildAgent(file);
  await loadCountry();
  const { deliveryFile } = deliveryEndpoints;
  const counting: NodeEndpoint = {
    ...deliveryFile,
    run: (input: never, context: NodeContext<NodeActor>) => {
      sentTo.push(context.node.nodeName);
      return deliveryFile.run(input, context as never);
    },
  } as NodeEndpoint;
  const endpoints = [
    ...Object.values(networkEndpoints),
    ...Object.values({ ...deliveryEndpoints, deliveryFile: counting }),
  ];
  portal = await startNodeServer(endpoints, findNodeKey);
  const { rows } = await owner().query("SELECT code FROM organizations WHERE kind = 'center'");
  const center = String(rows[0].code);
  codes = [center, niigata, seiro, izumozaki];
  await createServers(center, [seiro, izumozaki], { enrolled: false });
  const by = await personOf(center);
  const roles = ['system_management'] as const;
  people = [await createActor({ colleagueOf: by, roles }), await createActor({ colleagueOf: by, roles })];
  const { fingerprint } = await holdCeremony(people);
  const relayPort = await freePort();
  for (const code of codes) {
    writeSettings(code, fingerprint, relayPort);
    const issued = await withActor(by, (db) => issueEnrollmentCode(db, by, `N-${code}`));
    if (!issued.ok) throw new Error(JSON.stringify(issued.problems));
    const [ended] = await once(start(code, 'enrol', '--code', issued.value.code), 'exit');
    expect(ended).toBe(0);
  }
  for (const code of codes) running.push(start(code, 'run'));
}, 120_000);
afterAll(async () => {
  for (const one of running) one.kill('SIGKILL');
  await portal.stop();
  rmSync(folder, { recursive: true, force: true });
});

const commands = {
  ...{ applyCommand: 'install', undoCommand: 'roll-back', checkCommand: 'healthy' },
  nodeKinds: ['national_server', 'prefectural_server', 'cs'],
};
const plan = { nodeKinds: commands.nodeKinds, rollBack: 'yes', pilots: `N-${seiro}` };
const patient = { timeout: 90_000, interval: 200 };

/** Drives the center once; the release's state and those of its receipts, by node. */
const drive = (id: string) => async () => {
  await runDeliveries();
  await renewCommands();
  const { rows } = await owner().query(
    `SELECT r.state, n.code, x.state AS receipt, x.reason FROM delivery_releases r LEFT JOIN delivery_receipts x ON x.release_id = r.id
       LEFT JOIN nodes n ON n.id = x.node_id WHERE r.id = $1 ORDER BY 2`,
    [id],
  );
  return { state: rows[0]?.state, receipts: rows.map(({ code, receipt }) => `${code} ${receipt}`), rows };
};

it('a version that fails its health check ends at the pilot and leaves nothing behind', async () => {
  const bad = await makePackage(people[0], '1.0', Buffer.from('broken\n'.repeat(100_000)), commands);
  const id = await release(people, bad, plan);
  await expect.poll(drive(id), patient).toMatchObject({ state: 'rolled_back' });
  const { rows } = await drive(id)();
  const pilot = rows.find(({ code }: { code: string }) => code === `N-${seiro}`);
  expect(pilot).toMatchObject({ receipt: 'failed', reason: expect.stringContaining('health check failed') });
  expect(codes.map(logOf)).toEqual([[], [], ['install 1.0', 'back'], []]);
  expect(codes.map(installed).filter(existsSync)).toEqual([]);
});

it('the fixed one goes through pilot, nation, prefecture and towns, once each, and over the national line once a prefecture', async () => {
  sentTo.length = 0;
  const content = Buffer.from('healthy\n'.repeat(100_000));
  const good = await makePackage(people[0], '1.1', content, commands);
  const id = await release(people, good, plan);
  await expect.poll(drive(id), patient).toMatchObject({ state: 'done' });
  const { receipts } = await drive(id)();
  expect(receipts).toEqual(codes.map((code) => `N-${code} confirmed`).toSorted());
  for (const code of codes) {
    // Compared byte by byte in the test runner, 800 KB would take a minute.
    expect(readFileSync(installed(code)).equals(content)).toBe(true);
    expect(logOf(code).filter((line) => line === 'install 1.1')).toEqual(['install 1.1']);
  }
  expect(sentTo.toSorted()).toEqual([`N-${niigata}`, `N-${codes[0]}`].toSorted());
});
