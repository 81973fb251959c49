import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FleetDeliveries } from '@/agent/fleet/deliveries';
import { Portal } from '@/agent/portal';
import * as deliveryEndpoints from '@/lib/delivery/endpoints';
import { runDeliveries } from '@/lib/delivery/tasks';
import { findNodeKey } from '@/lib/network/agents/queries';
import type { AgentIdentity, OfferedCommand } from '@/lib/network/protocol/types';
import { prepareDeliveries } from '@/scripts/lib/fleet/deliveries';
import { identitiesFile, prepareFleet } from '@/scripts/lib/fleet/enrol';
import { prepareJobs } from '@/scripts/lib/fleet/jobs';
import { createActor } from '@/tests/support/actors';
import { loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';
import { createServers } from '@/tests/support/operations';

// What `npm start` prepares for the demonstration, and its servers at work: the agent's own code, over HTTP.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-demonstration-'));
let portal: NodeServer;
let identities: AgentIdentity[];

const rows = async (text: string, values: unknown[] = []) => (await owner().query(text, values)).rows;

beforeAll(async () => {
  await loadCountry();
  const [{ code: center }] = await rows("SELECT code FROM organizations WHERE kind = 'center'");
  const by = await personOf(center);
  for (const loginId of ['center-admin', 'center-management']) {
    const { userId } = await createActor({ colleagueOf: by, roles: ['system_administrator'] });
    await rows('UPDATE users SET login_id = $2 WHERE id = $1', [userId, loginId]);
  }
  await createServers(center, ['153079', '154059', '155811'], { enrolled: false });
  await rows(
    `UPDATE nodes SET code = CASE kind WHEN 'cs' THEN 'CS' WHEN 'prefectural_server' THEN 'PS' ELSE 'NS' END || substr(code, 2)`,
  );
  await prepareFleet(folder);
  await prepareDeliveries(folder);
  await prepareJobs();
  identities = JSON.parse(readFileSync(identitiesFile(folder), 'utf8'));
  portal = await startNodeServer(Object.values(deliveryEndpoints), findNodeKey);
}, 120_000);
afterAll(async () => {
  await portal?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const fleetOf = async (deliveryRoot: string | undefined, name: string) => {
  const fleet = new FleetDeliveries(new Portal(portal.origin), { folder: path.join(folder, name), deliveryRoot });
  await fleet.openRelays(identities);
  return fleet;
};

/** Each server does what it has been told: `<node> <command> <state>`, with why where it failed. */
async function obey(fleet: FleetDeliveries): Promise<string[]> {
  const offered = await rows(
    "SELECT c.id, c.name, c.params, n.code FROM node_commands c JOIN nodes n ON n.id = c.node_id WHERE c.state = 'queued' ORDER BY n.code",
  );
  return Promise.all(
    offered.map(async ({ code, ...command }) => {
      const identity = identities.find(({ nodeCode }) => nodeCode === code);
      if (!identity) throw new Error(code);
      const { state, output = '' } = await fleet.of(identity).run({ ...command, token: 1 } as OfferedCommand);
      await rows(
        'UPDATE node_commands SET state = $2::command_state, token = 1, settled_at = now(), output = $3 WHERE id = $1',
        [command.id, state, output],
      );
      return `${code} ${command.name} ${state} ${output}`.trim();
    }),
  );
}

it('is prepared once: two nets, three packages, two of them on their way', async () => {
  await prepareDeliveries(folder);
  await prepareJobs();
  expect(await rows('SELECT code, state FROM job_nets WHERE NOT built_in ORDER BY code')).toEqual([
    { code: 'HOURLY-CHECK', state: 'active' },
    { code: 'MONTHLY-NIIGATA', state: 'active' },
  ]);
  const releases = await rows(
    'SELECT p.name, r.state FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id ORDER BY r.number',
  );
  expect(releases.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'cs-program scheduled',
    'master-data scheduled',
    'operation-manual proposed',
  ]);
});

it('its servers refuse what nobody told them to believe', async () => {
  await runDeliveries();
  await runDeliveries();
  const fleet = await fleetOf(undefined, 'nobody');
  expect((await obey(fleet)).every((line) => line.includes('failed refused: agent.json has no deliveryRoot'))).toBe(
    true,
  );
});

it('download, verify and apply like real ones, and keep one file for all', async () => {
  await rows("UPDATE delivery_receipts SET state = 'planned', attempt = 0, command_id = NULL, not_before = NULL");
  await rows("UPDATE delivery_releases SET state = 'running'  WHERE state = 'stopped'");
  const fleet = await fleetOf(readFileSync(path.join(folder, 'fleet', 'delivery-root'), 'utf8'), 'nodes');
  const given: string[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    await runDeliveries();
    given.push(...(await obey(fleet)));
  }
  expect(given.filter((line) => line.includes('failed'))).toEqual([]);
  const [program] = await rows(
    "SELECT r.state FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id WHERE p.name = 'cs-program'",
  );
  expect(program.state).toBe('done');
  const fileOf = (code: string) =>
    path.join(folder, 'nodes', code, 'deliveries', 'cs-program', '4.2.0', 'cs-program-4.2.0.txt');
  const [one, other] = ['CS-153079', 'CS-154059'].map((code) => statSync(fileOf(code)));
  expect(one?.ino).toBe(other?.ino);
  expect(existsSync(fileOf('NS-01'))).toBe(false);
});
