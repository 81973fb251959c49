import { execFile } from 'node:child_process';
import dns from 'node:dns/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import tls from 'node:tls';
import snmp from 'net-snmp';
import type { ConfiguredCheck } from '@/lib/network/protocol/types';
import type { Settings } from './settings';

export interface Measured {
  readonly status: 'measured' | 'failed' | 'unknown';
  readonly value?: number;
  readonly detail?: string;
}

const patience = 5_000;
const measured = (value: number, detail = ''): Measured => ({
  status: 'measured',
  value: Math.round(value * 100) / 100,
  detail,
});
const failed = (error: unknown): Measured => ({ status: 'failed', detail: oneLine(error) });
const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\p{Cc}+/gu, ' ').slice(0, 200);

type Target = Readonly<Record<string, unknown>>;
type Probe = (target: Target, settings: Settings) => Promise<Measured>;

const hostOf = ({ host }: Target): string => String(host ?? '127.0.0.1');
const portOf = ({ port }: Target): number => Number(port);

async function cpu(): Promise<Measured> {
  const total = () =>
    os.cpus().reduce(
      (sum, { times }) => ({
        idle: sum.idle + times.idle,
        all: sum.all + Object.values(times).reduce((a, b) => a + b, 0),
      }),
      { idle: 0, all: 0 },
    );
  const before = total();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const after = total();
  const all = after.all - before.all;
  return measured(all === 0 ? 0 : 100 * (1 - (after.idle - before.idle) / all));
}

async function memory(): Promise<Measured> {
  const available =
    process.platform === 'linux' ? /MemAvailable:\s+(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] : undefined;
  const free = available === undefined ? os.freemem() : Number(available) * 1_024;
  return measured(100 * (1 - free / os.totalmem()));
}

async function disk({ path }: Target): Promise<Measured> {
  const place = String(path ?? '/');
  const { blocks, bavail, bfree } = await statfs(place);
  const used = blocks - bfree;
  return measured((100 * used) / Math.max(1, used + bavail), place);
}

/** Processes whose command line holds the word. */
export function countProcesses(word: string): number {
  const own = String(process.pid);
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && pid !== own && commandLine(pid).includes(word))
    .length;
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function connect(host: string, port: number): Promise<Measured> {
  const begin = performance.now();
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: patience });
    const end = (outcome: Measured) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => end(measured(performance.now() - begin)));
    socket.once('timeout', () => end(failed(`no answer within ${patience / 1_000} s`)));
    socket.once('error', (error) => end(failed(error)));
  });
}

function ask({ url, expect }: Target): Promise<Measured> {
  const address = new URL(String(url));
  const client = address.protocol === 'https:' ? https : http;
  const begin = performance.now();
  return new Promise((resolve) => {
    const request = client.get(address, { timeout: patience, agent: false, rejectUnauthorized: false }, (response) => {
      response.resume();
      const code = response.statusCode ?? 0;
      const right = expect === undefined ? code >= 200 && code < 400 : code === Number(expect);
      resolve(right ? measured(performance.now() - begin, `HTTP ${code}`) : failed(`HTTP ${code}`));
    });
    request.once('timeout', () => request.destroy(new Error(`no answer within ${patience / 1_000} s`)));
    request.once('error', (error) => resolve(failed(error)));
  });
}

/** Days until the certificate that a server shows expires; it need not be trusted here to be looked at. */
function certificate(target: Target): Promise<Measured> {
  const host = hostOf(target);
  return new Promise((resolve) => {
    const name = net.isIP(host) ? {} : { servername: host };
    const socket = tls.connect(
      { host, port: portOf(target), ...name, rejectUnauthorized: false, timeout: patience },
      () => {
        const { valid_to: until } = socket.getPeerCertificate();
        socket.destroy();
        resolve(until ? measured((Date.parse(until) - Date.now()) / 86_400_000, until) : failed('no certificate'));
      },
    );
    socket.once('timeout', () => socket.destroy(new Error(`no answer within ${patience / 1_000} s`)));
    socket.once('error', (error) => resolve(failed(error)));
  });
}

async function lookUp({ name }: Target): Promise<Measured> {
  const begin = performance.now();
  const { address } = await dns.lookup(String(name));
  return measured(performance.now() - begin, address);
}

/** By the system's own `ping`, which has the right to it; where it is missing or forbidden, nothing is known. */
function ping(target: Target): Promise<Measured> {
  const host = hostOf(target);
  if (!/^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/.test(host))
    return Promise.resolve({ status: 'unknown', detail: 'not a host' });
  return new Promise((resolve) => {
    execFile('ping', ['-n', '-c', '1', '-W', '3', host], { timeout: patience }, (error, stdout, stderr) => {
      const time = /time[=<]([\d.]+)/.exec(stdout)?.[1];
      if (time !== undefined) return resolve(measured(Number(time)));
      const forbidden =
        error !== null &&
        ('code' in error && error.code === 'ENOENT' ? true : /permitted|denied|cap_net_raw/i.test(stderr));
      resolve(forbidden ? { status: 'unknown', detail: 'ping is not allowed here' } : failed(stderr || 'no answer'));
    });
  });
}

/** One value by SNMP v2c or v3. Communities and passwords stand in the agent's own settings; the center knows their names only. */
function getBySnmp(target: Target, { credentials }: Settings): Promise<Measured> {
  const credential = credentials[String(target.credential)];
  if (!credential)
    return Promise.resolve({ status: 'unknown', detail: `no credential named ${oneLine(target.credential)}` });
  const options = { port: Number(target.port ?? 161), timeout: patience / 2, retries: 1 };
  const session =
    'community' in credential
      ? snmp.createSession(hostOf(target), credential.community, { ...options, version: snmp.Version2c })
      : snmp.createV3Session(hostOf(target), userOf(credential), { ...options, version: snmp.Version3 });
  return new Promise((resolve) => {
    const end = (outcome: Measured) => {
      session.close();
      resolve(outcome);
    };
    session.get([String(target.oid)], (error: Error | null, varbinds: snmp.Varbind[] = []) => {
      const [varbind] = varbinds;
      if (error || !varbind) return end(failed(error ?? 'no answer'));
      if (snmp.isVarbindError(varbind)) return end(failed(snmp.varbindError(varbind)));
      const value = Number(varbind.value);
      end(Number.isFinite(value) ? measured(value) : { status: 'measured', detail: oneLine(varbind.value) });
    });
  });
}

function userOf({ user, authentication, privacy }: Extract<Settings['credentials'][string], { user: string }>) {
  const level = privacy
    ? snmp.SecurityLevel.authPriv
    : authentication
      ? snmp.SecurityLevel.authNoPriv
      : snmp.SecurityLevel.noAuthNoPriv;
  return {
    name: user,
    level,
    ...(authentication ? { authProtocol: snmp.AuthProtocols.sha256, authKey: authentication } : {}),
    ...(privacy ? { privProtocol: snmp.PrivProtocols.aes, privKey: privacy } : {}),
  };
}

const probes: Readonly<Record<ConfiguredCheck['kind'], Probe>> = {
  cpu,
  memory,
  disk,
  load: async () => measured((os.loadavg()[0] ?? 0) / os.availableParallelism()),
  uptime: async () => measured(os.uptime()),
  process: async (target) => measured(countProcesses(String(target.process))),
  database: (target) => connect(hostOf(target), portOf(target)),
  tcp: (target) => connect(hostOf(target), portOf(target)),
  http: ask,
  certificate,
  dns: lookUp,
  icmp: ping,
  snmp: getBySnmp,
};

/** Measures one check. Whatever goes wrong is what was measured. */
export async function probe(check: ConfiguredCheck, settings: Settings): Promise<Measured> {
  const run = probes[check.kind];
  if (!run) return { status: 'unknown', detail: 'this agent is too old for it' };
  try {
    return await run(check.target, settings);
  } catch (error) {
    return failed(error);
  }
}
