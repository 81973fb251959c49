import { expect, it } from 'vitest';
import { readQuery } from '@/lib/access/requests/query';
import { explainPageSchema } from './schema';

it.each([
  ['a town’s name, where its code is asked for', { org: '聖籠町' }],
  ['a time that is none', { at: 'tomorrow' }],
  ['an end that is none', { until: '25 o’clock' }],
  ['a service there is not', { service: 'passports' }],
  ['a supposition there is not', { change: 'earthquake' }],
])('%s is said and not taken for what stands there otherwise', (_name, typed) => {
  const { problems } = readQuery(explainPageSchema, typed);
  expect(problems.map(({ field }) => field)).toEqual(Object.keys(typed));
});

it('takes full-width figures and hours past midnight', () => {
  const { filter, problems } = readQuery(explainPageSchema, { org: '１５３０７９', until: '25:30' });
  expect([problems, filter.org, filter.until]).toEqual([[], '153079', 1_530]);
});
