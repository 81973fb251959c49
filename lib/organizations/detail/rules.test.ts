import { expect, it } from 'vitest';
import { withEnds } from './rules';

const version = (sequence: number, validFrom: string | null) => ({
  ...{ sequence, validFrom, code: '153079', name: '町', kana: 'まち', nameEn: 'Machi' },
  ...{ parentName: null, reason: '' },
});

it('a version holds until the next begins, the last until the body ends', () => {
  const versions = [version(1, null), version(2, '2026-04-01'), version(3, '2027-04-01')];
  expect(withEnds(versions, null).map((v) => v.validTo)).toEqual(['2026-04-01', '2027-04-01', null]);
  expect(withEnds(versions, '2028-04-01').map((v) => v.validTo)).toEqual(['2026-04-01', '2027-04-01', '2028-04-01']);
  expect(withEnds([version(1, null)], '2028-04-01').map((v) => v.validTo)).toEqual(['2028-04-01']);
});
