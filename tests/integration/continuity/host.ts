import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { inject } from 'vitest';
import { signEnvelope } from '@/lib/continuity/envelope/rules';
import { type GivenShare, socketOf } from '@/lib/continuity/openings/gateway';
import { type SiteKeys, signList, siteKeys, writeSafely } from '@/lib/continuity/sites/gateway';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { newId } from '@/lib/core/ids';
import { ownerName } from '@/scripts/lib/postgres/owner.mjs';
import { birthOf } from '@/scripts/lib/processes.mjs';
import { insertCopy } from '@/scripts/lib/site/make';
import { createCopy } from '@/tests/support/database';
import { bundleProgram } from '@/tests/support/program';
import type { DisasterCopy } from './disaster';
import { townCode } from './town';

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Is the server of the tests their own? There, one password is everybody's. */
export function isOwnCluster(): boolean {
  const { owner, app } = inject('template');
  return new URL(owner).password !== '' && new URL(owner).password === new URL(app).password;
}

/** Databases of a host and of the environment beside it, which has the only name that the product knows. `empty`: one that is built. */
export async function hostAndEnvironment(
  empty: { owner: string; app: string },
  work: (host: Client, hostUrl: string, there: Client) => Promise<void>,
): Promise<void> {
  const [host, environment] = [await createCopy(inject('template')), await createCopy(empty)];
  const at = (name: string) => Object.assign(new URL(environment.owner), { pathname: `/${name}` }).href;
  const name = new URL(environment.owner).pathname.slice(1);
  const maintain = (...texts: string[]) =>
    withClient(at('postgres'), async (client) => {
      for (const text of texts) await client.query(text);
    });
  // As in a cluster of its own, where no superuser restores.
  await maintain(
    `GRANT renkei_slice, renkei_system TO ${ownerName}`,
    `ALTER DATABASE ${name} OWNER TO ${ownerName}`,
    `ALTER DATABASE ${name} RENAME TO renkei`,
  );
  try {
    await withClient(host.owner, (client) => withClient(at('renkei'), (there) => work(client, host.owner, there)));
  } finally {
    await maintain(`ALTER DATABASE renkei RENAME TO ${name}`);
    await Promise.all([host.drop(), environment.drop()]);
  }
}

/** Case 3 is declared at a host that keeps the town's copy; answers the declaration's id. */
export async function declareAt(host: Client, code: string, dataDir: string, copy: DisasterCopy): Promise<string> {
  const [center, own] = [await siteKeys(path.join(dataDir, 'center')), await siteKeys(dataDir)];
  const entry = (name: string, place: string, role: SiteEntry['role'], keys: SiteKeys): SiteEntry => ({
    ...{ name, role, place, origin: 'http://127.0.0.1:1', signingKey: keys.signingKey, recipient: keys.recipient },
  });
  const sites = [entry('cloud', 'cloud', 'cloud', center), entry(`${code}/partner`, code, 'partner', own)];
  const { privateKey: root } = generateKeyPairSync('ed25519');
  const list = signList({ version: 1, drill: false, madeAt: new Date().toISOString(), sites }, root);
  writeSafely(path.join(dataDir, 'site', 'sites.json'), list);
  for (const { envelope } of copy.files)
    await insertCopy(host, copy.townId, envelope, signEnvelope(envelope, center.signing), 0);
  const id = newId();
  await host.query(
    `INSERT INTO declarations (id, organization_id, organization_code, plan, host_code, state, reason, declared_by, declared_by_id, declared_at)
     VALUES ($1, $2, $3, 3, $4, 'open', '地震', '佐藤', $1, now())`,
    [id, copy.townId, townCode, code],
  );
  return id;
}

export const declarationsIn = async (client: Client) =>
  (await client.query('SELECT address, data_at, version FROM declarations')).rows;

export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error('it did not come to that');
}

/** Milliseconds since somebody else was first seen in this database; -1 before. */
export function workIn(client: Client): () => Promise<number> {
  let begin = 0;
  return async () => {
    if (begin === 0) {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
      if (rowCount !== 0) begin = performance.now();
    }
    return begin === 0 ? -1 : performance.now() - begin;
  };
}

/** Until a lock holds somebody up in this database. */
export const untilSomebodyWaits = (client: Client): Promise<void> =>
  until(async () => {
    // A transaction would see the same again and again.
    await client.query('SELECT pg_stat_clear_snapshot()');
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount !== 0;
  });

let program: ReturnType<typeof bundleProgram> | undefined;

/** Starts a partner server's own program as its launcher does: leader of a group, with a channel on which it says when it is ready. */
export async function startHost(code: string, dataDir: string, ownerUrl: string): Promise<ChildProcess> {
  program ??= bundleProgram('scripts/lib/site/main.ts');
  const file = path.join(dataDir, 'site.log');
  const log = openSync(file, 'a', 0o600);
  const start = await program;
  const child = start([], {
    env: {
      ...process.env,
      ...{ RENKEI_SITE: code, RENKEI_SITE_ROLE: 'partner', RENKEI_DATA_DIR: dataDir, DATABASE_URL: ownerUrl },
    },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(readFileSync(file, 'utf8'))));
  await Promise.race([once(child, 'message'), ended]);
  return child;
}

/** As the launcher does with a program that has ended: what it started itself is killed, too. */
export async function killHost(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/** Sends a share as the page does; the answer is empty if the host is killed meanwhile. */
export function giveTo(dataDir: string, share: GivenShare): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketOf(dataDir));
    let said = '';
    socket.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    socket.once('error', reject).once('close', () => resolve(said));
    socket.once('connect', () => socket.write(`${JSON.stringify(share)}\n`));
  });
}

/** An environment that runs already, played by this process on a database of the test: whole ones take minutes to build. */
export async function playEnvironment(
  folder: string,
  database: URL,
): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((_request, response) => response.end('{}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const { password, port } = database;
  mkdirSync(path.join(folder, 'postgres'), { recursive: true });
  const secrets = { superuserPassword: password, ownerPassword: password, appPassword: password };
  writeFileSync(
    path.join(folder, 'secrets.json'),
    JSON.stringify({ ...secrets, secret: process.env.RENKEI_SECRET ?? '' }),
  );
  writeFileSync(path.join(folder, 'postgres.port'), port);
  writeFileSync(
    path.join(folder, 'running.json'),
    JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), origin, children: {} }),
  );
  return {
    origin,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
