import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { createServer as createTls } from 'node:tls';
import snmp from 'net-snmp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfiguredCheck } from '@/lib/network/protocol/types';
import { makeCertificate } from '@/tests/support/certificate';
import { probe } from './probes';
import type { Settings } from './settings';

// Real sockets, a real SNMP agent (net-snmp's), the system's own ping and resolver.
const uptime = '1.3.6.1.2.1.1.3.0';
const text = '1.3.6.1.2.1.1.1.0';
const settings: Settings = {
  portal: 'http://127.0.0.1',
  commands: {},
  credentials: {
    v2c: { community: 'renkei' },
    wrong: { community: 'not-it' },
    v3: { user: 'watcher', authentication: 'authentication-key', privacy: 'privacy-key-of-it' },
  },
};
const measure = (kind: ConfiguredCheck['kind'], target: ConfiguredCheck['target']) =>
  probe({ id: 1, kind, target, intervalSeconds: 60 }, settings);
const open = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const http = createHttp((request, response) => response.writeHead(request.url === '/down' ? 503 : 200).end());
const tcp = createTcp((socket) => socket.end());
let tls: Server;
let agent: ReturnType<typeof snmp.createAgent>;
const ports = { http: 0, tcp: 0, tls: 0, snmp: 0 };

beforeAll(async () => {
  tls = createTls(makeCertificate('cs.example', new Date(Date.now() + 40 * 86_400_000)));
  Object.assign(ports, { http: await open(http), tcp: await open(tcp), tls: await open(tls) });
  ports.snmp = await freeUdp();
  agent = startSnmp(ports.snmp);
});
afterAll(() => {
  for (const server of [http, tcp, tls]) server.close();
  agent.close();
});

async function freeUdp(): Promise<number> {
  const { createSocket } = await import('node:dgram');
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

function startSnmp(port: number) {
  const started = snmp.createAgent({ port, address: '127.0.0.1', disableAuthorization: false }, () => {});
  const authorizer = started.getAuthorizer();
  authorizer.addCommunity('renkei');
  authorizer.addUser({
    name: 'watcher',
    level: snmp.SecurityLevel.authPriv,
    authProtocol: snmp.AuthProtocols.sha256,
    authKey: 'authentication-key',
    privProtocol: snmp.PrivProtocols.aes,
    privKey: 'privacy-key-of-it',
  });
  const add = (name: string, oid: string, type: number, value: number | string) => {
    started.registerProvider({
      name,
      type: snmp.MibProviderType.Scalar,
      oid: oid.replace(/\.0$/, ''),
      scalarType: type,
      maxAccess: snmp.MaxAccess['read-only'],
    });
    started.getMib().setScalarValue(name, value);
  };
  add('sysUpTime', uptime, snmp.ObjectType.TimeTicks, 123_456);
  add('sysDescr', text, snmp.ObjectType.OctetString, 'router\u0007 of the office');
  return started;
}

describe('SNMP', () => {
  const target = (credential: string, oid = uptime) => ({ host: '127.0.0.1', port: ports.snmp, credential, oid });
  it.each(['v2c', 'v3'])('gets a number by %s', async (credential) => {
    expect(await measure('snmp', target(credential))).toMatchObject({ status: 'measured', value: 123_456 });
  });
  it('gets a text without its control characters', async () => {
    expect(await measure('snmp', target('v2c', text))).toEqual({ status: 'measured', detail: 'router  of the office' });
  });
  it('fails where there is no such object', async () => {
    expect((await measure('snmp', target('v2c', '1.3.6.1.2.1.1.99.0'))).status).toBe('failed');
  });
  it('fails by another community, and knows nothing without a credential of the name', async () => {
    expect((await measure('snmp', target('wrong'))).status).toBe('failed');
    expect(await measure('snmp', target('none'))).toMatchObject({ status: 'unknown' });
  }, 20_000);
});

describe('what a server answers', () => {
  it.each<[ConfiguredCheck['kind'], () => ConfiguredCheck['target'], string]>([
    ['tcp', () => ({ host: '127.0.0.1', port: ports.tcp }), 'measured'],
    ['tcp', () => ({ host: '127.0.0.1', port: 1 }), 'failed'],
    ['database', () => ({ host: '127.0.0.1', port: ports.tcp }), 'measured'],
    ['http', () => ({ url: `http://127.0.0.1:${ports.http}/` }), 'measured'],
    ['http', () => ({ url: `http://127.0.0.1:${ports.http}/down` }), 'failed'],
    ['http', () => ({ url: `http://127.0.0.1:${ports.http}/down`, expect: 503 }), 'measured'],
    ['http', () => ({ url: 'no address' }), 'failed'],
    ['dns', () => ({ name: 'localhost' }), 'measured'],
    ['dns', () => ({ name: 'nowhere.invalid' }), 'failed'],
    ['certificate', () => ({ host: '127.0.0.1', port: ports.tcp }), 'failed'],
  ])('%s %#: %s', async (kind, target, expected) => {
    expect((await measure(kind, target())).status).toBe(expected);
  });

  it('days until its certificate expires, though nobody here trusts it', async () => {
    const { status, value } = await measure('certificate', { host: '127.0.0.1', port: ports.tls });
    expect(status).toBe('measured');
    expect(value).toBeGreaterThan(38);
    expect(value).toBeLessThanOrEqual(40);
  });
});

it('ping tells a time where it is allowed, and that it is not allowed elsewhere; never a wrong alarm', async () => {
  const { status } = await measure('icmp', { host: '127.0.0.1' });
  expect(['measured', 'unknown']).toContain(status);
  expect(await measure('icmp', { host: '-f 127.0.0.1' })).toMatchObject({ status: 'unknown' });
});

it.each<ConfiguredCheck['kind']>(['cpu', 'memory', 'load', 'uptime'])(
  '%s of this machine is a number',
  async (kind) => {
    expect((await measure(kind, {})).value).toBeGreaterThanOrEqual(0);
  },
);

it('a disk by its place, and processes by a word of their command line', async () => {
  expect((await measure('disk', { path: '/' })).value).toBeGreaterThan(0);
  const started = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'a-named-process']);
  await once(started, 'spawn');
  expect(await measure('process', { process: 'a-named-process' })).toMatchObject({ value: 1 });
  started.kill();
  await once(started, 'exit');
  expect(await measure('process', { process: 'a-named-process' })).toMatchObject({ value: 0 });
});
