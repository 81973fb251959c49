import { prefectureCodeOf } from '@/lib/organizations/codes/rules';
import { nodeSeedId, type SeedLine, type SeedNode } from './build';

export interface SeedCheck {
  readonly kind: string;
  readonly name: string;
  readonly nodeId: string | null;
  readonly lineId: string | null;
  readonly organizationId: string;
  readonly reporterId: string;
  readonly target: Readonly<Record<string, unknown>>;
  readonly intervalSeconds: number;
}

type Wanted = readonly [kind: string, name: string, target: Readonly<Record<string, unknown>>, intervalSeconds: number];

/** A gentle rate: the demonstration runs on somebody's desk. */
const usual = 300;
const slow = 3_600;

/** What each of the 1,789 servers reports of itself. */
const ofServers: readonly Wanted[] = [
  ['cpu', '', {}, usual],
  ['memory', '', {}, usual],
  ['disk', '/', { path: '/' }, usual],
  ['load', '', {}, usual],
  ['uptime', '', {}, usual],
  ['process', 'juki-app', { process: 'juki-app' }, usual],
  ['database', '5432', { host: '127.0.0.1', port: 5_432 }, usual],
  ['tcp', '8443', { host: '127.0.0.1', port: 8_443 }, usual],
  ['http', '/health', { url: 'https://127.0.0.1:8443/health' }, usual],
  ['certificate', '8443', { host: '127.0.0.1', port: 8_443 }, slow],
];

const tiers = ['national_server', 'prefectural_server', 'cs'];

const own = (node: SeedNode): SeedCheck[] =>
  ofServers.map(([kind, name, target, intervalSeconds]) => ({
    kind,
    name,
    target,
    intervalSeconds,
    nodeId: node.id,
    lineId: null,
    organizationId: node.organizationId,
    reporterId: node.id,
  }));

/** Hosts of documentation (RFC 5737, RFC 2606): nobody's. */
const hostOf = (code: string): string => `${code.toLowerCase()}.network.example`;

/** Gear and the servers of sites have no agent: a server above or beside them looks. */
function aboutDevice(node: SeedNode): SeedCheck[] {
  const base = { nodeId: node.id, lineId: null, organizationId: node.organizationId, intervalSeconds: usual };
  if (node.kind === 'network_device') {
    const reporterId = nodeSeedId(node.code.startsWith('ND') ? 'NS-01' : `PS-${node.code.slice(3, 9)}`);
    const target = { host: hostOf(node.code), credential: 'network', oid: '1.3.6.1.2.1.1.3.0' };
    return [{ ...base, kind: 'snmp', name: 'sysUpTime', target, reporterId }];
  }
  if (node.kind === 'down_recovery_server' || node.kind === 'partner_server') {
    const reporterId = nodeSeedId(`CS-${node.code.slice(3)}`);
    return [{ ...base, kind: 'tcp', name: '443', target: { host: hostOf(node.code), port: 443 }, reporterId }];
  }
  return [];
}

function reporterOf({ kind, code }: SeedLine): string {
  if (kind === 'national') return nodeSeedId('NS-01');
  const own = code.slice(3);
  return nodeSeedId(`PS-${kind === 'prefectural' ? own : prefectureCodeOf(own)}`);
}

/** The server at a line's upper end looks down it. */
const aboutLine = (line: SeedLine): SeedCheck => ({
  kind: 'icmp',
  name: '',
  nodeId: null,
  lineId: line.id,
  organizationId: line.organizationId,
  reporterId: reporterOf(line),
  target: { host: hostOf(line.code) },
  intervalSeconds: usual,
});

/** Everything that is watched in the demonstration. */
export function buildChecks(nodes: readonly SeedNode[], lines: readonly SeedLine[]): SeedCheck[] {
  return [
    ...nodes.filter(({ kind }) => tiers.includes(kind)).flatMap(own),
    ...nodes.flatMap(aboutDevice),
    ...lines.map(aboutLine),
  ];
}
