import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckKind, CheckState } from '@/lib/core/generated/enums';
import { judgeSample, judgeSilence, severityOf, unseen } from './rules';
import type { CheckMemory, Limits, SampleInput } from './types';

const start = new Date('2026-11-20T00:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const disk: Limits = { warning: 80, critical: 90, margin: 2, attempts: 3 };
const measured = (value: number, seconds = 0): SampleInput => ({
  at: at(seconds),
  status: 'measured',
  value,
  detail: '',
});
const other = (status: 'failed' | 'unknown', seconds = 0): SampleInput => ({
  at: at(seconds),
  status,
  value: null,
  detail: '',
});

describe('what one sample says', () => {
  const certificate: Limits = { warning: 30, critical: 7, margin: 0, attempts: 1 };
  const process: Limits = { warning: null, critical: 1, margin: 0, attempts: 2 };
  const nothing: Limits = { warning: null, critical: null, margin: 0, attempts: 1 };
  it.each<[string, CheckKind, SampleInput, Limits, CheckState, CheckState]>([
    ['79 % of a disk', 'disk', measured(79), disk, 'ok', 'ok'],
    ['80 %, the limit itself', 'disk', measured(80), disk, 'ok', 'warning'],
    ['90 %', 'disk', measured(90), disk, 'ok', 'critical'],
    ['89 % after critical: within the margin', 'disk', measured(89), disk, 'critical', 'critical'],
    ['88 % after critical: back by the margin', 'disk', measured(88), disk, 'critical', 'warning'],
    ['79 % after warning: within the margin', 'disk', measured(79), disk, 'warning', 'warning'],
    ['79 % after critical: within the margin of a warning', 'disk', measured(79), disk, 'critical', 'warning'],
    ['78 % after warning', 'disk', measured(78), disk, 'warning', 'ok'],
    ['31 days of a certificate', 'certificate', measured(31), certificate, 'ok', 'ok'],
    ['29 days', 'certificate', measured(29), certificate, 'ok', 'warning'],
    ['expired yesterday', 'certificate', measured(-1), certificate, 'ok', 'critical'],
    ['one process', 'process', measured(1), process, 'ok', 'ok'],
    ['no process', 'process', measured(0), process, 'ok', 'critical'],
    ['uptime, which has no limits', 'uptime', measured(12), nothing, 'ok', 'ok'],
    ['a probe that got no answer', 'tcp', other('failed'), nothing, 'ok', 'critical'],
    ['an agent that may not look', 'icmp', other('unknown'), nothing, 'ok', 'unknown'],
  ])('%s', (_name, kind, sample, limits, before, expected) => {
    expect(severityOf(kind, sample, limits, before)).toBe(expected);
  });
});

/** Feeds values of a disk, one a minute, and tells each confirmed change. */
function feed(values: readonly (number | 'failed' | 'silence')[], limits = disk) {
  let memory: CheckMemory = unseen(start);
  const told: string[] = [];
  for (const [index, value] of values.entries()) {
    const seconds = (index + 1) * 60;
    const judged =
      value === 'silence'
        ? judgeSilence(memory, at(seconds))
        : judgeSample('disk', memory, value === 'failed' ? other('failed', seconds) : measured(value, seconds), limits);
    memory = judged.memory;
    const { transition } = judged;
    if (transition) told.push(`${index} ${transition.from}→${transition.to}${transition.flapping ? ' flapping' : ''}`);
  }
  return { memory, told };
}

describe('the state machine', () => {
  it.each<[string, readonly (number | 'failed' | 'silence')[], readonly string[]]>([
    ['the first good sample is believed', [50], ['0 unknown→ok']],
    ['two bad samples are not yet an alarm', [50, 95, 95], ['0 unknown→ok']],
    ['three are', [50, 95, 95, 95], ['0 unknown→ok', '3 ok→critical']],
    ['a good one between begins anew', [50, 95, 95, 50, 95, 95], ['0 unknown→ok']],
    [
      'bad in different degrees counts together, and the last one decides',
      [50, 85, 95, 85],
      ['0 unknown→ok', '3 ok→warning'],
    ],
    [
      'worsening is confirmed again',
      [50, 85, 85, 85, 95, 95, 95],
      ['0 unknown→ok', '3 ok→warning', '6 warning→critical'],
    ],
    ['recovery is believed at once', [50, 95, 95, 95, 50], ['0 unknown→ok', '3 ok→critical', '4 critical→ok']],
    ['a bad first sample is confirmed, too', [95, 95, 95], ['2 unknown→critical']],
    ['no data is unknown at once', [50, 'silence', 'silence'], ['0 unknown→ok', '1 ok→unknown']],
    ['and the next sample is believed', [50, 'silence', 50], ['0 unknown→ok', '1 ok→unknown', '2 unknown→ok']],
  ])('%s', (_name, values, expected) => {
    expect(feed(values).told).toEqual(expected);
  });

  it('notices flapping, holds recovery back while it lasts, and recovers when it has calmed down', () => {
    const quick = { ...disk, attempts: 1 };
    const { told, memory } = feed([...Array(10).fill([95, 50]).flat(), ...Array(21).fill(50)], quick);
    expect(told).toEqual([
      '0 unknown→critical',
      ...['1 critical→ok', '2 ok→critical', '3 critical→ok', '4 ok→critical', '5 critical→ok', '6 ok→critical'],
      '7 critical→critical flapping',
      '37 critical→ok',
    ]);
    expect(memory).toMatchObject({ state: 'ok', flapping: false });
  });

  it('is not moved by a sample that is late or comes twice', () => {
    const { memory } = feed([50, 95, 95]);
    const late = judgeSample('disk', memory, measured(95, 120), disk);
    const twice = judgeSample('disk', memory, measured(95, 180), disk);
    expect(late).toEqual({ memory, transition: null });
    expect(twice).toEqual({ memory, transition: null });
  });
});

const anySample = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom('failed' as const, 'silence' as const));

describe('any sequence of samples', () => {
  it('ends as good after enough good samples, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (values, attempts) => {
        const { memory } = feed([...values, ...Array(21).fill(10)], { ...disk, attempts });
        expect(memory).toMatchObject({ state: 'ok', latest: 'ok', flapping: false, attempt: 0 });
      }),
    );
  });

  it('tells each change from where the last one ended', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 80 }), (values) => {
        const { told } = feed(values);
        const ends = told.map((line) => line.replace(/^\d+ | flapping$/g, '').split('→'));
        for (const [index, [from]] of ends.entries()) expect(from).toBe(index === 0 ? 'unknown' : ends[index - 1]?.[1]);
      }),
    );
  });

  it('is confirmed as critical only after as many bad samples in a row as it takes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(10, 95), { maxLength: 80 }), (values) => {
        for (const line of feed(values).told.filter((one) => one.endsWith('→critical'))) {
          const index = Number(line.split(' ')[0]);
          expect(values.slice(index - 2, index + 1)).toEqual([95, 95, 95]);
        }
      }),
    );
  });
});
