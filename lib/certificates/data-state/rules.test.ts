import { describe, expect, it } from 'vitest';
import { dataTimeOf, mayIssueFrom } from './rules';

const now = new Date('2026-11-28T01:00:00Z');
const copy = (dataAt: string, over = {}) => ({
  dataAt: new Date(dataAt),
  declaration: 'd1',
  issuingStoppedAt: null,
  ...over,
});

describe('what a paper says of its data', () => {
  it.each([
    ['live', null, null],
    ['of last night', copy('2026-11-27T14:00:00Z'), true],
    ['of yesterday morning in Japan', copy('2026-11-26T15:00:00Z'), true],
    ['of today', copy('2026-11-27T15:00:00Z'), false],
    ['of the day before yesterday', copy('2026-11-26T14:59:00Z'), false],
  ])('%s', (_name, held, previousDay) => {
    expect(dataTimeOf(held, now)?.previousDay ?? null).toBe(previousDay);
  });
});

describe('whether a site may issue', () => {
  it.each([
    ['live', null, undefined],
    ['a fresh copy', copy('2026-11-27T14:00:00Z'), undefined],
    ['just not too old', copy('2026-11-25T01:00:00Z'), undefined],
    ['too old', copy('2026-11-25T00:59:59Z'), 'certificates.dataTooOld'],
    ['from the future: a clock is wrong', copy('2026-11-28T01:00:01Z'), 'certificates.dataFromFuture'],
    ['nothing declared', copy('2026-11-27T14:00:00Z', { declaration: '' }), 'certificates.noDeclaration'],
    ['withdrawn', copy('2026-11-27T14:00:00Z', { issuingStoppedAt: now }), 'certificates.issuingStopped'],
  ])('%s', (_name, held, code) => {
    const answer = mayIssueFrom(held, 72, now);
    expect(answer.ok ? undefined : answer.problems[0]?.code).toBe(code);
  });
});
