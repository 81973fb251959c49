import { createHash } from 'node:crypto';
import type { SentSample } from '@/lib/network/protocol/schema';
import type { ConfiguredCheck } from '@/lib/network/protocol/types';

/** A number from 0 to below `limit`, the same for the same name: the fleet's only source of variety. */
export const draw = (name: string, limit: number): number =>
  createHash('sha256').update(name).digest().readUInt32BE(0) % limit;

/** What goes wrong, where, and for how long: minutes since the fleet's round began. A round lasts an hour and comes again. */
export interface Incident {
  readonly kind: 'disk' | 'line' | 'certificate' | 'silence';
  /** Of the node, or of the prefecture for a line: two digits. */
  readonly where: string;
  readonly from: number;
  readonly to: number;
}
export const roundMinutes = 60;

const prefectures = Array.from({ length: 47 }, (_, index) => String(index + 1).padStart(2, '0'));

/** The incidents of a seed: a disk fills, a prefecture's line fails and returns, a certificate nears its expiry, a server dies and comes back. */
export function incidentsOf(seed: string, nodeCodes: readonly string[]): Incident[] {
  const towns = nodeCodes.filter((code) => code.startsWith('CS-')).toSorted();
  const town = (what: string) => towns[draw(`${seed} ${what}`, Math.max(1, towns.length))] ?? '';
  const prefecture = prefectures[draw(`${seed} line`, 47)] ?? '';
  return [
    { kind: 'disk', where: town('disk'), from: 1, to: 40 },
    { kind: 'certificate', where: town('certificate'), from: 0, to: roundMinutes },
    { kind: 'silence', where: town('silence'), from: 3, to: 15 },
    { kind: 'line', where: prefecture, from: 10, to: 22 },
  ];
}

const isOn = ({ from, to }: Incident, minute: number): boolean => minute >= from && minute < to;

/** Does nothing of this node reach the center? Behind a line that has failed, nobody in its prefecture's towns does. */
export const isCutOff = (nodeCode: string, incidents: readonly Incident[], minute: number): boolean =>
  incidents.some(
    (incident) =>
      isOn(incident, minute) &&
      ((incident.kind === 'silence' && incident.where === nodeCode) ||
        (incident.kind === 'line' && nodeCode.startsWith(`CS-${incident.where}`))),
  );

type Measured = Pick<SentSample, 'status' | 'value'>;
const measured = (value: number): Measured => ({ status: 'measured', value: Math.round(value * 10) / 10 });
const failed: Measured = { status: 'failed' };

/** What a node of the demonstration measures: quiet values that move a little, unless something goes wrong. */
export function measure(
  nodeCode: string,
  check: ConfiguredCheck,
  {
    incidents,
    minute,
    running,
  }: { readonly incidents: readonly Incident[]; readonly minute: number; readonly running: boolean },
): Measured {
  const name = `${nodeCode} ${check.id}`;
  const level = draw(name, 100) / 100;
  const wave = Math.sin(minute / 7 + draw(name, 10));
  const on = incidents.filter((incident) => isOn(incident, minute));
  const here = (kind: Incident['kind']) => on.find((incident) => incident.kind === kind && incident.where === nodeCode);
  const disk = here('disk');
  const host = String(check.target.host ?? '');
  const behind = on.some(({ kind, where }) => kind === 'line' && new RegExp(`^(pl|pd|ml)-${where}`).test(host));
  switch (check.kind) {
    case 'cpu':
      return measured(10 + 30 * level + 8 * wave);
    case 'memory':
      return measured(40 + 25 * level + 2 * wave);
    case 'disk':
      return measured(disk ? Math.min(99, 60 + (minute - disk.from) * 4) : 35 + 30 * level);
    case 'load':
      return measured(0.2 + level / 2);
    case 'uptime':
      return measured(86_400 * (1 + Math.floor(60 * level)));
    case 'process':
      return measured(running ? 1 : 0);
    case 'database':
    case 'tcp':
    case 'http':
      return running ? measured(4 + 20 * level + wave) : failed;
    case 'certificate':
      return measured(here('certificate') ? 12 : 90 + 200 * level);
    default:
      return behind ? failed : measured(5 + 20 * level + 2 * wave);
  }
}
