import { describe, expect, it } from 'vitest';
import type { Site } from '@/lib/core/site';
import { checkFlags, counterScope, mayReprint, placesOf, serialOf, sheetsText } from './rules';

const cloud: Site = { kind: 'cloud' };
/** 聖籠町’s copy, opened in 関川村. */
const partner: Site = { kind: 'town', code: '153079', role: 'activation', host: '155811' };
const own: Site = { kind: 'town', code: '153079', role: 'down-recovery' };

describe('serial numbers', () => {
  it.each([
    ['live', cloud, '', '2026-11-28', '2026-000012', '2026'],
    ['live, before April', cloud, '', '2027-03-31', '2026-000012', '2026'],
    ['at a partner’s server', partner, '7f3a', '2026-11-28', '155811-7f3a-12', '7f3a'],
    ['at the own server', own, '7f3a', '2026-11-28', '153079-7f3a-12', '7f3a'],
  ])('%s', (_name, site, declaration, date, serial, scope) => {
    expect(serialOf(site, declaration, date, 12)).toBe(serial);
    expect(counterScope(declaration, date)).toBe(scope);
  });
});

describe('places of issue', () => {
  it.each([
    ['live', cloud, ['聖籠町役場', '出雲崎町役場（派遣先）', '関川村役場（派遣先）']],
    ['at a partner’s server', partner, ['関川村役場（連携町村サーバ）']],
    ['at the own server', own, ['聖籠町役場（ダウンリカバリサーバ）']],
  ])('%s', (_name, site, places) => expect(placesOf(site, '153079')).toEqual(places));
});

describe('flags', () => {
  const plain = { name: '一', issueStopped: false, supportMeasures: false };
  const stopped = { ...plain, issueStopped: true };
  const supported = { ...plain, supportMeasures: true };
  it.each([
    ['none', [plain], false, undefined],
    ['発行停止', [stopped], true, 'certificates.issueStopped'],
    ['発行停止 of another in the household', [plain, stopped], false, 'certificates.issueStopped'],
    ['支援措置', [supported], false, 'certificates.needsApproval'],
    ['支援措置 of another in the household', [plain, supported], false, 'certificates.needsApproval'],
    ['支援措置, agreed', [supported], true, undefined],
    ['both, agreed', [supported, stopped], true, 'certificates.issueStopped'],
  ])('%s', (_name, persons, approved, code) => {
    const answer = checkFlags(persons, approved);
    expect(answer.ok ? undefined : answer.problems[0]?.code).toBe(code);
  });
});

describe('printing once more', () => {
  const now = new Date('2026-11-28T05:00:00Z');
  it.each([
    ['the same day', '2026-11-28T00:00:00Z', 0, undefined],
    ['a second time', '2026-11-28T00:00:00Z', 1, undefined],
    ['a third time', '2026-11-28T00:00:00Z', 2, 'certificates.reprintOften'],
    ['of yesterday in Japan', '2026-11-27T14:59:00Z', 0, 'certificates.reprintOtherDay'],
  ])('%s', (_name, at, reprints, code) => {
    const answer = mayReprint({ at: new Date(at), reprints }, now);
    expect(answer.ok ? undefined : answer.problems[0]?.code).toBe(code);
  });
});

it.each([
  [1, '用紙 000123'],
  [3, '用紙 000123–000125'],
])('%d sheets are named %s', (sheets, text) => expect(sheetsText('用紙', 123, sheets)).toBe(text));
