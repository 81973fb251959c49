import { describe, expect, it } from 'vitest';
import { readFields, readRoute, writeOptions } from './rules';
import { editFormSchema } from './schema';

const base = {
  ...{
    id: '01930000-0000-7000-8000-000000000001',
    revision: '1',
    name: '申請',
    nameEn: 'Application',
    lead: '',
    leadEn: '',
  },
  ...{ applicants: ['municipality'], effect: 'none', minFiles: '0', maxFiles: '5', days_center: '5' },
};
const parsed = (fields: Record<string, unknown>) => editFormSchema.parse({ ...base, ...fields });
const line = (index: number, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([part, value]) => [`${part}${index}`, value]));
const system = line(0, { key: 'system', label: 'システム', labelEn: 'System', required: 'true' });

describe('fields', () => {
  it('are read from the lines that have a label, in their order', () => {
    const choice = line(2, { key: 'way', type: 'choice', label: '方法', labelEn: 'Way', options: 'a=あ=A\nb=い=B' });
    expect(readFields(parsed({ ...system, ...choice }), 'none')).toEqual({
      ok: true,
      value: [
        { key: 'system', type: 'text', label: 'システム', labelEn: 'System', required: true },
        {
          ...{ key: 'way', type: 'choice', label: '方法', labelEn: 'Way', required: false },
          options: [
            { value: 'a', label: 'あ', labelEn: 'A' },
            { value: 'b', label: 'い', labelEn: 'B' },
          ],
        },
      ],
    });
  });

  it.each([
    ['none at all', {}, 'none', 'applications.noFields', undefined],
    [
      'a key in capitals',
      line(0, { key: 'System', label: 'あ', labelEn: 'a' }),
      'none',
      'applications.keyForm',
      'key0',
    ],
    [
      'a key twice',
      { ...system, ...line(1, { key: 'system', label: 'あ', labelEn: 'a' }) },
      'none',
      'applications.keyTwice',
      'key0',
    ],
    ['no English', line(0, { key: 'system', label: 'あ' }), 'none', 'applications.labelMissing', 'labelEn0'],
    [
      'a choice of nothing',
      line(0, { key: 'way', type: 'choice', label: 'あ', labelEn: 'a' }),
      'none',
      'applications.optionsMissing',
      'options0',
    ],
    [
      'after what is not there',
      line(0, { key: 'to', type: 'date', label: 'あ', labelEn: 'a', after: 'from' }),
      'none',
      'applications.afterUnknown',
      'after0',
    ],
    ['what its effect needs is missing', system, 'connection-end', 'applications.fieldsMissing', 'effect'],
  ] as const)('refuses %s', (_name, fields, effect, code, field) => {
    const read = readFields(parsed(fields), effect);
    expect(read.ok ? null : read.problems[0]).toMatchObject({ code, ...(field ? { field } : {}) });
  });
});

it('reads the route in the order of the tiers, and who skips a step', () => {
  expect(
    readRoute(parsed({ days_operator: '10', skip_operator: ['agency'], skip_prefecture: ['municipality'] })),
  ).toEqual({
    ok: true,
    value: [
      { tier: 'center', days: 5, skippedFor: [] },
      { tier: 'operator', days: 10, skippedFor: ['agency'] },
    ],
  });
  expect(readRoute(parsed({ days_center: '' }))).toMatchObject({
    ok: false,
    problems: [{ code: 'applications.noSteps' }],
  });
});

it('writes choices as it reads them', () => {
  expect(writeOptions([{ value: 'a', label: 'あ', labelEn: 'A' }])).toBe('a=あ=A');
});
