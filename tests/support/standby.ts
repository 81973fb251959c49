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

type Name = 'primary' | 'standby';
const superuser = 'postgres';
const plain = (more: object = {}) => ({ PATH: process.env.PATH, LC_ALL: 'C', ...more }) as unknown as NodeJS.ProcessEnv;

/** Servers of the system's PostgreSQL, each in a folder and on a port of its own. */
class Servers {
  readonly password = randomBytes(12).toString('hex');
  private readonly home = mkdtempSync(path.join(tmpdir(), 'renkei-standby-'));
  private readonly account: ReturnType<typeof postgresAccount>;
  private readonly running = new Map<Name, ChildProcess>();

  constructor(
    private readonly programs: string,
    readonly ports: Readonly<Record<Name, number>>,
  ) {
    chmodSync(this.home, 0o711);
    this.account = postgresAccount([this.home, path.join(programs, 'postgres')]);
  }

  /** An empty folder that the servers' account may use. */
  folder(name: Name): string {
    const folder = path.join(this.home, name);
    mkdirSync(folder, { mode: 0o700 });
    this.own(folder);
    return folder;
  }

  place = (name: Name): string => path.join(this.home, name);

  passwordFile(): string {
    const file = path.join(this.home, 'password');
    writeFileSync(file, this.password, { mode: 0o600 });
    this.own(file);
    return file;
  }

  private own(place: string): void {
    if (this.account) chownSync(place, this.account.uid, this.account.gid);
  }

  run(program: string, ...words: string[]): void {
    const as = runAs(this.account, path.join(this.programs, program), words);
    const env = plain({ PGPASSWORD: this.password });
    const { status, stderr } = spawnSync(as.program, as.parameters, { ...as.ids, cwd: '/', env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  }

  async start(name: Name): Promise<void> {
    const set = { port: this.ports[name], listen_addresses: '127.0.0.1', unix_socket_directories: '' };
    const words = Object.entries({ ...set, max_connections: 200 }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const as = runAs(this.account, path.join(this.programs, 'postgres'), ['-D', this.place(name), ...words]);
    const stdio: ('ignore' | 'pipe')[] = ['ignore', 'ignore', 'pipe'];
    const child = spawn(as.program, as.parameters, { ...as.ids, cwd: '/', env: plain(), stdio });
    const log = path.join(this.home, 'log');
    child.stderr?.on('data', (text) => appendFileSync(log, text));
    this.running.set(name, child);
    const answers = () => this.ask(name, 'SELECT').then(Boolean, () => false);
    if (!(await becomes(60, answers))) throw new Error(`the ${name} did not start`);
  }

  url(user: string, database: string, ...names: Name[]): string {
    const hosts = names.map((name) => `127.0.0.1:${this.ports[name]}`).join(',');
    return `postgres://${user}:${this.password}@${hosts}/${database}`;
  }

  ask<T extends object>(name: Name, statement: string, database = 'postgres'): Promise<T[]> {
    const url = this.url(superuser, database, name);
    return withConnection(url, async (client) => (await client.query<T>(statement)).rows);
  }

  /** As if its machine lost power, except that what the operating system holds is still written. */
  kill(name: Name): void {
    const pid = this.running.get(name)?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    for (const each of [...childrenOf(pid), pid]) process.kill(each, 'SIGKILL');
  }

  async remove(): Promise<void> {
    const all = [...this.running.values()];
    const gone = () => all.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
    for (const child of all) child.kill('SIGINT');
    if (!(await becomes(20, gone))) for (const child of all) child.kill('SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }
}

async function makePrimary(servers: Servers): Promise<void> {
  const security = ['-U', superuser, `--pwfile=${servers.passwordFile()}`, '-A', 'scram-sha-256'];
  servers.run('initdb', '-D', servers.folder('primary'), ...security, '-E', 'UTF8', '--locale=C.UTF-8');
  await servers.start('primary');
  await servers.ask('primary', `CREATE ROLE replicator REPLICATION LOGIN PASSWORD '${servers.password}'`);
  await servers.ask('primary', `CREATE ROLE renkei_owner LOGIN CREATEROLE PASSWORD '${servers.password}'`);
  await servers.ask('primary', "CREATE DATABASE renkei OWNER renkei_owner ENCODING 'UTF8'");
}

async function addStandby(servers: Servers): Promise<void> {
  const { password, ports } = servers;
  const source = `host=127.0.0.1 port=${ports.primary} user=replicator password=${password} application_name=standby`;
  servers.run('pg_basebackup', '-D', servers.folder('standby'), '-R', '-X', 'stream', '-c', 'fast', '-d', source);
  await servers.start('standby');
  await servers.ask('primary', "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
  await servers.ask('primary', 'SELECT pg_reload_conf()');
}

/** As `docs/operations/database.md` sets it up: a primary that acknowledges what its standby has on its disk, and that standby. */
export async function startPrimaryWithStandby() {
  const servers = new Servers(await debianPostgres(), { primary: await freePort(), standby: await freePort() });
  await makePrimary(servers);
  await addStandby(servers);
  /** `sync`: nothing is acknowledged that the standby does not have. */
  const state = async () =>
    (await servers.ask<{ state: string }>('primary', 'SELECT sync_state AS state FROM pg_stat_replication'))[0]?.state;
  if (!(await becomes(30, async () => (await state()) === 'sync'))) throw new Error('the standby is not synchronous');
  return {
    owner: `${servers.url('renkei_owner', 'renkei', 'primary', 'standby')}?target_session_attrs=read-write`,
    state,
    kill: () => servers.kill('primary'),
    promote: () => servers.run('pg_ctl', 'promote', '-w', '-D', servers.place('standby')),
    /** What the promoted standby holds, past row-level security. */
    look: <T extends object>(statement: string) => servers.ask<T>('standby', statement, 'renkei'),
    remove: () => servers.remove(),
  };
}
