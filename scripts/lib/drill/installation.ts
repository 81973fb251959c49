import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { siteKeys, writeSafely } from '@/lib/continuity/sites/gateway';
import type { SiteEntry, SiteRole } from '@/lib/continuity/sites/types';
import { isAlive } from '@/lib/core/async/within';
import { freePort } from '../ports.mjs';
import { childrenOf, commandOf } from '../processes.mjs';
import { root } from '../root.mjs';

/** One of the seven: its folder, address, and processes while it runs. */
export interface Installation {
  readonly name: string;
  readonly role: SiteRole;
  readonly place: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  launcher: ChildProcess | undefined;
}

export async function prepareInstallation(
  home: string,
  role: SiteRole,
  place: string,
  host: string,
): Promise<Installation> {
  const name = role === 'cloud' ? 'cloud' : `${place}/${role}`;
  const dataDir = path.join(home, name.replace('/', '-'));
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const port = await freePort();
  return { name, role, place, dataDir, host, port, origin: `http://${host}:${port}`, launcher: undefined };
}

export async function entryOf({ name, role, place, dataDir, origin }: Installation): Promise<SiteEntry> {
  const { signingKey, recipient } = await siteKeys(dataDir);
  return { name, role, place, origin, signingKey, recipient };
}

export const installList = ({ dataDir }: Installation, signed: string): void =>
  writeSafely(path.join(dataDir, 'site', 'sites.json'), signed);

/** Only what a drill needs of the environment gets through: no address and no key of anything live. */
function environment(installation: Installation, more: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG, RENKEI_CHROMIUM } = process.env;
  const { role, place, dataDir, host, port, origin } = installation;
  return {
    ...{ PATH, HOME, TMPDIR, LANG, RENKEI_CHROMIUM, NODE_ENV: 'production' },
    ...(role === 'cloud' ? { RENKEI_SITE: 'cloud' } : { RENKEI_SITE: place, RENKEI_SITE_ROLE: role }),
    ...{ RENKEI_DATA_DIR: dataDir, RENKEI_HOST: host, RENKEI_PORT: String(port), RENKEI_ORIGIN: origin },
    ...{ RENKEI_WEB_PROCESSES: '1', RENKEI_DRILL: 'true', RENKEI_DB_POOL: '6' },
    ...more,
  };
}

export const answers = (origin: string): Promise<boolean> => isAlive(origin, 2_000);

/** Starts it by the product's own launcher and waits until it answers; seconds that it took. */
export async function start(installation: Installation, more: Record<string, string>): Promise<number> {
  const begin = performance.now();
  const log = openSync(path.join(installation.dataDir, 'start.log'), 'a', 0o600);
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: environment(installation, more),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  installation.launcher = child;
  while (child.exitCode === null && !(await answers(installation.origin))) await sleep(200);
  if (child.exitCode !== null)
    throw new Error(
      `${installation.name} did not start:\n${readFileSync(path.join(installation.dataDir, 'start.log'), 'utf8')}`,
    );
  return (performance.now() - begin) / 1000;
}

function descendants(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);
}

/** Everything of it: the launcher, what it started, the server of the database and all of its processes. */
export function processesOf({ dataDir, launcher }: Installation): number[] {
  const started = launcher?.pid === undefined ? [] : [launcher.pid, ...descendants(launcher.pid)];
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  const server = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : Number.NaN;
  const running = path.join(dataDir, 'running.json');
  const noted: number[] = existsSync(running) ? Object.values(JSON.parse(readFileSync(running, 'utf8')).children) : [];
  const all = [
    ...started,
    ...noted,
    ...noted.flatMap(descendants),
    ...(Number.isNaN(server) ? [] : [server, ...descendants(server)]),
  ];
  return [...new Set(all)].filter((pid) => commandOf(pid) !== '');
}

/** Lost at once, as by fire or flood: no process gets to say good-bye. Answers how many were killed, and that none is left. */
export async function destroy(installation: Installation): Promise<{ killed: number; left: number }> {
  const killed = processesOf(installation);
  for (const pid of killed) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with its parent.
    }
  }
  installation.launcher = undefined;
  for (let tries = 0; tries < 100; tries++) {
    if (killed.every((pid) => commandOf(pid) === '')) break;
    await sleep(100);
  }
  return { killed: killed.length, left: killed.filter((pid) => commandOf(pid) !== '').length };
}

const lostFolder = ({ dataDir }: Installation): string => `${dataDir}.lost`;

/** Killed, and its folder taken away: nothing of it can be started or read where it was. */
export async function lose(installation: Installation): Promise<{ killed: number; left: number }> {
  const outcome = await destroy(installation);
  renameSync(installation.dataDir, lostFolder(installation));
  return outcome;
}

/** Its folder is put back, as it was when the processes were killed. */
export const putBack = (installation: Installation): void => renameSync(lostFolder(installation), installation.dataDir);

/** Ends whatever still runs out of a drill's own folder, also what lost its parents. */
export function sweep(home: string): number {
  const left = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && commandOf(pid).includes(home));
  for (const pid of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
  return left.length;
}

/** In order, at the end of a drill. */
export async function stop(installation: Installation): Promise<void> {
  const { launcher } = installation;
  if (launcher?.pid === undefined || launcher.exitCode !== null) return;
  const ended = new Promise((resolve) => launcher.once('exit', resolve));
  launcher.kill('SIGTERM');
  await Promise.race([ended, sleep(20_000)]);
  await destroy(installation);
}
