import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withConnection } from '@/scripts/lib/database/connect.mjs';
import { freePort } from '@/scripts/lib/ports.mjs';
import { postgresAccount, runAs } from '@/scripts/lib/postgres/runas.mjs';
import { childrenOf } from '@/scripts/lib/processes.mjs';
import { debianPostgres } from '@/scripts/lib/test/debian-postgres.mjs';
import { becomes } from './started';

const superuser = 'postgres';

/** As `docs/operations/database.md` sets it up: a primary that acknowledges what its standby has on its disk, and that standby. */
export async function startPrimaryWithStandby() {
  const programs = await debianPostgres();
  const home = mkdtempSync(path.join(tmpdir(), 'renkei-standby-'));
  chmodSync(home, 0o711);
  const account = postgresAccount([home, path.join(programs, 'postgres')]);
  const password = randomBytes(12).toString('hex');
  const ports = { primary: await freePort(), standby: await freePort() };
  const folder = (name: string) => path.join(home, name);
  const own = (place: string) => account && chownSync(place, account.uid, account.gid);
  const run = (program: string, ...parameters: string[]) => {
    const as = runAs(account, path.join(programs, program), parameters);
    const env = { PATH: process.env.PATH, LC_ALL: 'C', PGPASSWORD: password } as unknown as NodeJS.ProcessEnv;
    const { status, stderr } = spawnSync(as.program, as.parameters, { ...as.ids, cwd: '/', env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  const url = (user: string, database: string, ...names: (keyof typeof ports)[]) =>
    `postgres://${user}:${password}@${names.map((name) => `127.0.0.1:${ports[name]}`).join(',')}/${database}`;
  const servers = new Map<string, ChildProcess>();
  const start = async (name: keyof typeof ports) => {
    const flags = {
      port: ports[name],
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 200,
    };
    const words = Object.entries(flags).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const as = runAs(account, path.join(programs, 'postgres'), ['-D', folder(name), ...words]);
    const child = spawn(as.program, as.parameters, {
      ...as.ids,
      cwd: '/',
      env: { LC_ALL: 'C' } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (text) => appendFileSync(folder('log'), text));
    servers.set(name, child);
    const answers = () => withConnection(url(superuser, 'postgres', name), async () => true).catch(() => false);
    if (!(await becomes(60, answers))) throw new Error(`${name} did not start: ${folder('log')}`);
  };
  const ask = <T extends object>(name: keyof typeof ports, statement: string, database = 'postgres') =>
    withConnection(url(superuser, database, name), async (client) => (await client.query<T>(statement)).rows);

  mkdirSync(folder('primary'), { mode: 0o700 });
  own(folder('primary'));
  writeFileSync(folder('password'), password, { mode: 0o600 });
  own(folder('password'));
  run(
    'initdb',
    '-D',
    folder('primary'),
    '-U',
    superuser,
    `--pwfile=${folder('password')}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  );
  await start('primary');
  await ask('primary', `CREATE ROLE replicator REPLICATION LOGIN PASSWORD '${password}'`);
  mkdirSync(folder('standby'), { mode: 0o700 });
  own(folder('standby'));
  const source = `host=127.0.0.1 port=${ports.primary} user=replicator password=${password} application_name=standby`;
  run('pg_basebackup', '-D', folder('standby'), '-R', '-X', 'stream', '-c', 'fast', '-d', source);
  await start('standby');
  await ask('primary', "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
  await ask('primary', 'SELECT pg_reload_conf()');
  const state = async () =>
    (await ask<{ sync_state: string }>('primary', 'SELECT sync_state FROM pg_stat_replication'))[0]?.sync_state;
  if (!(await becomes(30, async () => (await state()) === 'sync')))
    throw new Error(`the standby is not synchronous: ${await state()}`);
  await ask('primary', `CREATE ROLE renkei_owner LOGIN CREATEROLE PASSWORD '${password}'`);
  await ask('primary', "CREATE DATABASE renkei OWNER renkei_owner ENCODING 'UTF8'");

  return {
    owner: `${url('renkei_owner', 'renkei', 'primary', 'standby')}?target_session_attrs=read-write`,
    version: async () =>
      (await ask<{ version: string }>('standby', "SELECT current_setting('server_version') AS version"))[0]?.version,
    state,
    /** What the promoted standby holds, past row-level security. */
    look: <T extends object>(statement: string) => ask<T>('standby', statement, 'renkei'),
    /** As if its machine lost power. */
    kill: async () => {
      const child = servers.get('primary');
      const pid = child?.pid ?? 0;
      process.kill(pid, 'SIGSTOP');
      const all = childrenOf(pid);
      for (const each of [...all, pid]) process.kill(each, 'SIGKILL');
    },
    promote: async () => run('pg_ctl', 'promote', '-w', '-D', folder('standby')),
    remove: async () => {
      for (const child of servers.values()) child.kill('SIGINT');
      await becomes(20, () =>
        [...servers.values()].every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null),
      );
      for (const child of servers.values()) child.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
