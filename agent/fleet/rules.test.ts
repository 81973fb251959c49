import { describe, expect, it } from 'vitest';
import type { ConfiguredCheck } from '@/lib/network/protocol/types';
import { type Incident, incidentsOf, isCutOff, measure } from './rules';

const codes = ['CS-153079', 'CS-154059', 'PS-150002', 'NS-01'];
const check = (kind: ConfiguredCheck['kind'], target = {}): ConfiguredCheck => ({
  id: 7,
  kind,
  target,
  intervalSeconds: 60,
});
const incidents: readonly Incident[] = [
  { kind: 'disk', where: 'CS-153079', from: 2, to: 40 },
  { kind: 'line', where: '15', from: 30, to: 45 },
];
const at = (minute: number, running = true) => ({ incidents, minute, running });

it('the same seed gives the same incidents, another gives others', () => {
  expect(incidentsOf('a', codes)).toEqual(incidentsOf('a', codes.toReversed()));
  expect(incidentsOf('a', codes).map(({ kind }) => kind)).toEqual(['disk', 'certificate', 'silence', 'line']);
});

describe('what goes wrong', () => {
  it.each<[string, string, ConfiguredCheck, number, { status: string; value?: number | undefined }]>([
    ['a disk fills', 'CS-153079', check('disk'), 12, { status: 'measured', value: 99 }],
    ['and only there', 'CS-154059', check('disk'), 12, measure('CS-154059', check('disk'), at(50))],
    [
      'a line fails for who looks down it',
      'PS-150002',
      check('icmp', { host: 'pl-150002.network.example' }),
      31,
      { status: 'failed' },
    ],
    ['its gear, too', 'PS-150002', check('snmp', { host: 'pd-150002-1.network.example' }), 31, { status: 'failed' }],
  ])('%s', (_name, code, one, minute, expected) => {
    expect(measure(code, one, at(minute))).toEqual(expected);
  });

  it.each<[string, number, boolean]>([
    ['CS-153079', 29, false],
    ['CS-153079', 30, true],
    ['CS-153079', 45, false],
    ['PS-150002', 31, false],
  ])('%s at minute %i is cut off: %s', (code, minute, expected) => {
    expect(isCutOff(code, incidents, minute)).toBe(expected);
  });

  it('a server that is stopped runs no process', () => {
    expect(measure('CS-153079', check('process'), at(0, false))).toEqual({ status: 'measured', value: 0 });
  });
});
