import { describe, expect, it } from 'vitest';
import { idOf } from '@/lib/core/ids';
import { type AlarmRule, nextInHours, owedFor, type RoutedAlarm } from './rules';

const holidays = new Set(['2026-11-23']);

describe('the hours of a town', () => {
  it.each([
    ['Friday morning, before they begin', '2026-11-20T08:00:00+09:00', '2026-11-20T08:30:00+09:00'],
    ['Friday at noon', '2026-11-20T12:00:00+09:00', '2026-11-20T12:00:00+09:00'],
    ['Friday evening, before a Monday that is a holiday', '2026-11-20T18:00:00+09:00', '2026-11-24T08:30:00+09:00'],
    ['the end itself', '2026-11-24T17:15:00+09:00', '2026-11-25T08:30:00+09:00'],
    ['New Year', '2026-12-31T10:00:00+09:00', '2027-01-04T08:30:00+09:00'],
  ])('%s', (_name, at, expected) => {
    expect(nextInHours(new Date(at), 510, 1_035, holidays)).toEqual(new Date(expected));
  });
});

const rule = (id: string, recipient: string, more: Partial<AlarmRule> = {}): AlarmRule => ({
  id,
  tier: 'municipal',
  subject: 'server',
  severity: 'warning',
  recipient,
  opensAt: null,
  closesAt: null,
  afterMinutes: 0,
  ...more,
});
const alarm: RoutedAlarm = {
  id: 'alarm',
  severity: 'critical',
  tier: 'municipal',
  subject: 'server',
  ownerId: idOf('town'),
  prefectureId: idOf('prefecture'),
  centerId: idOf('center'),
};
const evening = new Date('2026-11-20T18:00:00+09:00');
const told = (rules: readonly AlarmRule[], about = alarm) =>
  owedFor(about, rules, evening, holidays).map(
    ({ organizationId, dueAt }) => `${organizationId} ${dueAt.toISOString()}`,
  );

describe('who is told', () => {
  it('is the town in its hours, and its prefecture when nobody has acknowledged it', () => {
    const rules = [
      rule('1', 'owner', { opensAt: 510, closesAt: 1_035 }),
      rule('2', 'prefecture', { afterMinutes: 30 }),
    ];
    expect(told(rules)).toEqual(['town 2026-11-23T23:30:00.000Z', 'prefecture 2026-11-20T09:30:00.000Z']);
  });

  it('goes by tier, subject and severity', () => {
    const rules = [
      rule('1', 'center', { tier: 'national' }),
      rule('2', 'center', { subject: 'line' }),
      rule('3', 'owner', { severity: 'critical' }),
    ];
    expect(told(rules)).toEqual(['town 2026-11-20T09:00:00.000Z']);
    expect(told(rules, { ...alarm, severity: 'warning' })).toEqual([]);
  });

  it('is told once, though two rules name it, and is nobody where there is none', () => {
    expect(told([rule('1', 'owner'), rule('2', 'owner')])).toHaveLength(1);
    expect(told([rule('1', 'prefecture')], { ...alarm, prefectureId: null })).toEqual([]);
  });
});
