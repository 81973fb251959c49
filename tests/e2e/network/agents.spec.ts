import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { Agents } from '../support/agents';
import { test } from '../support/people';
import { origin, withDatabase } from '../support/session';

// Three real agents by the file that the portal gives out: a prefectural server and two CS, with real TCP and HTTP targets. What the CS
// send goes through a proxy: their prefecture's line.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-agents-'));
const codes = ['PS-150002', 'CS-153079', 'CS-154059'] as const;
const slow = { timeout: 60_000 };

const listen = async (server: Server | HttpServer, port = 0): Promise<number> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};
const close = (server: Server | HttpServer) => new Promise<void>((resolve) => server.close(() => resolve()));

/** The line: whatever goes through it ends when it is cut. */
function makeLine() {
  const sockets = new Set<Socket>();
  let server: Server;
  const { hostname, port: target } = new URL(origin);
  const open = async (port = 0) => {
    server = createServer((near) => {
      const far = connect(Number(target), hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
      }
      near.pipe(far).pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
    return listen(server, port);
  };
  const cut = async () => {
    for (const socket of sockets) socket.destroy();
    await close(server);
  };
  return { open, cut };
}

const line = makeLine();
const web = createHttp((_request, response) => response.end('ok'));
let tcp = createServer((socket) => socket.end());
const ports = { line: 0, tcp: 0, web: 0 };
const portalOf = (code: string) => (code.startsWith('CS') ? `http://127.0.0.1:${ports.line}` : origin);

const agents = new Agents(folder, portalOf);

/**
 * The plan of the day wants the three servers up, whatever the hour and the day: at night and on a Sunday a dead service is none that is
 * missed, and opens no alarm.
 */
const wantUp = `
  CREATE FUNCTION journey_wants_up() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.wanted_up := NEW.wanted_up OR EXISTS (SELECT FROM nodes WHERE id = NEW.node_id AND code = ANY (TG_ARGV[0]::text[])); RETURN NEW; END $$;
  CREATE TRIGGER journey_wants_up BEFORE INSERT OR UPDATE ON operating_nodes FOR EACH ROW EXECUTE FUNCTION journey_wants_up('{${codes.join()}}');
  UPDATE operating_nodes SET changed_at = changed_at`;
/** The portal is shared: nobody else's page is to meet servers that are looked at every second. */
const restore = `
  DROP TRIGGER journey_wants_up ON operating_nodes;
  DROP FUNCTION journey_wants_up();
  UPDATE network_settings s SET (heartbeat_seconds, missed_heartbeats, confirm_seconds) = (k.heartbeat_seconds, k.missed_heartbeats, k.confirm_seconds)
    FROM journey_settings k;
  UPDATE thresholds t SET attempts = k.attempts FROM journey_thresholds k WHERE k.id = t.id;
  UPDATE alarm_rules r SET (opens_at, closes_at) = (k.opens_at, k.closes_at) FROM journey_rules k WHERE k.id = r.id;
  UPDATE checks SET retired_at = now() WHERE name = 'journey';
  DELETE FROM node_agents WHERE node_id IN (SELECT id FROM nodes WHERE code IN ('${codes.join("', '")}'));
  DROP TABLE journey_settings, journey_thresholds, journey_rules`;
const remember = `
  CREATE TABLE journey_settings AS SELECT * FROM network_settings;
  CREATE TABLE journey_thresholds AS SELECT id, attempts FROM thresholds WHERE node_id IS NULL;
  CREATE TABLE journey_rules AS SELECT id, opens_at, closes_at FROM alarm_rules`;

/** Everything in seconds instead of minutes, and only what this journey watches. */
const prepare = () =>
  withDatabase(async (client) => {
    await client.query(remember);
    await client.query(wantUp);
    await client.query('UPDATE network_settings SET heartbeat_seconds = 1, missed_heartbeats = 1, confirm_seconds = 2');
    await client.query('UPDATE thresholds SET attempts = 1 WHERE node_id IS NULL');
    await client.query(
      "UPDATE alarm_rules SET opens_at = NULL, closes_at = NULL WHERE tier = 'municipal' AND recipient = 'owner'",
    );
    const ids = 'SELECT id FROM nodes WHERE code = ANY ($1)';
    await client.query(`UPDATE checks SET retired_at = now() WHERE reporter_id IN (${ids})`, [codes]);
    const add = (subject: string, kind: string, about: string, reporter: string, target: object) =>
      client.query(
        `INSERT INTO checks (kind, name, ${subject}_id, organization_id, reporter_id, target, interval_seconds)
         SELECT $1::check_kind, 'journey', s.id, s.organization_id, (SELECT id FROM nodes WHERE code = $3), $4, 1 FROM ${subject}s s WHERE s.code = $2`,
        [kind, about, reporter, JSON.stringify(target)],
      );
    await add('node', 'tcp', 'CS-153079', 'CS-153079', { host: '127.0.0.1', port: ports.tcp });
    await add('node', 'http', 'CS-154059', 'CS-154059', { url: `http://127.0.0.1:${ports.web}/` });
    await add('line', 'tcp', 'PL-150002', 'PS-150002', { host: '127.0.0.1', port: ports.line });
    await client.query(`UPDATE nodes SET configuration = configuration + 1 WHERE id IN (${ids})`, [codes]);
  });

test.beforeAll(async () => {
  Object.assign(ports, { line: await line.open(), tcp: await listen(tcp), web: await listen(web) });
  await prepare();
});
test.afterAll(async () => {
  agents.killAll();
  await withDatabase((client) => client.query(restore));
  for (const server of [tcp, web]) server.close();
  await line.cut().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

test('three servers are watched: a target, an agent and a line fail and return', async ({ logIn }) => {
  test.setTimeout(400_000);
  const center = await logIn('center-management');
  const town = await logIn('seiro-admin');
  const prefecture = await logIn('niigata-admin');

  await test.step('the agent comes from the page, and enrols by its code', async () => {
    await agents.download(center);
    for (const code of codes) await agents.enrol(center, code);
    for (const code of codes) agents.start(code);
    await town.goto('/network/nodes/CS-153079');
    await expect(town.getByRole('row', { name: /TCP接続 journey/ })).toContainText('正常', slow);
    await prefecture.goto('/network/prefectures/150002');
    await expect(prefecture.getByRole('row', { name: /^出雲崎町CS/ })).toContainText('正常', slow);
    await town.goto('/');
    await expect(town.getByText(/最終報告/).first()).toBeVisible();
  });

  await test.step('a target dies: the page shows it by itself, an alarm, a mail, a ticket with its facts', async () => {
    await town.goto('/network/nodes/CS-153079');
    await close(tcp);
    await expect(town.getByRole('row', { name: /TCP接続 journey/ }).first()).toContainText('異常', slow);
    const alarm = town.getByRole('table', { name: '警報' }).getByRole('row', { name: /TCP接続 journey/ });
    await expect(alarm).toContainText('未確認', slow);
    await alarm.getByRole('link').first().click();
    await expect.poll(() => mailsAbout('聖籠町CS'), slow).toBeGreaterThan(0);
    await town.getByRole('button', { name: '障害の問合せを作成する' }).click();
    await expect(town).toHaveURL(/\/tickets\/\d\d-/, slow);
    await expect(town.getByRole('heading', { level: 1 })).toContainText('聖籠町CS');
    await expect(town.getByText(/CS-153079/).first()).toBeVisible();
    await expect(town.getByText('対象のサーバ・回線の現在の状態')).toBeVisible();
  });

  await test.step('it lives again: alarm and ticket show the recovery', async () => {
    tcp = createServer((socket) => socket.end());
    await listen(tcp, ports.tcp);
    const beside = town.getByRole('complementary').filter({ hasText: '対象のサーバ・回線の現在の状態' });
    await expect(beside).toContainText('正常', slow);
    await expect(beside).toContainText(/\d\s*解決/, slow);
  });

  await test.step('an agent is killed: its prefecture sees the silence, and the return', async () => {
    await prefecture.goto('/network/prefectures/150002');
    agents.kill('CS-154059');
    const row = prefecture.getByRole('row', { name: /^出雲崎町CS/ });
    await expect(row).toContainText('応答なし', slow);
    const shown = Date.now();
    process.stdout.write(
      `silence on screen ${((shown - (await deadlineOf('CS-154059'))) / 1_000).toFixed(1)} s after the deadline\n`,
    );
    await expect.poll(() => openAlarms("key LIKE 'silence:%'"), slow).toBe(1);
    agents.start('CS-154059');
    await expect(row).toContainText('正常', slow);
    await expect.poll(() => openAlarms("key LIKE 'silence:%'"), slow).toBe(0);
  });

  await test.step('the line is silent: one alarm, its towns are unreachable because of it, and return', async () => {
    await line.cut();
    for (const name of ['聖籠町CS', '出雲崎町CS'])
      await expect(prefecture.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText(
        '回線の障害のため',
        slow,
      );
    expect(await openAlarms("key LIKE 'line:%'")).toBe(1);
    expect(await openAlarms("key LIKE 'silence:%'")).toBe(0);
    await line.open(ports.line);
    for (const name of ['聖籠町CS', '出雲崎町CS'])
      await expect(prefecture.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('正常', {
        timeout: 120_000,
      });
    await expect.poll(() => openAlarms('true'), slow).toBe(0);
  });
});

/** By when it had to be heard again; milliseconds of the epoch. */
const deadlineOf = (code: string): Promise<number> =>
  withDatabase(async (client) => {
    const { rows } = await client.query<{ at: Date }>(
      'SELECT a.deadline_at AS at FROM node_agents a JOIN nodes n ON n.id = a.node_id WHERE n.code = $1',
      [code],
    );
    return rows[0]?.at.getTime() ?? Number.NaN;
  });

const openAlarms = (which: string): Promise<number> =>
  withDatabase(async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM alarms WHERE resolved_at IS NULL AND (${which})
       AND organization_id IN (SELECT organization_id FROM nodes WHERE code = ANY ($1))`,
      [codes],
    );
    return rows[0].n;
  });

const mailsAbout = (subject: string): Promise<number> =>
  withDatabase(async (client) => {
    const { rows } = await client.query(
      "SELECT count(*)::int AS n FROM mails WHERE subject LIKE '%警報が発生しました%' || $1 || '%'",
      [subject],
    );
    return rows[0].n;
  });
