import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseTyped, parseValue, readForm } from './input';

const schema = z.object({
  subject: z.string().min(2).max(10),
  roles: z.array(z.enum(['staff', 'auditor'])).min(1),
  count: z.coerce.number().int().optional(),
  note: z.string().max(5).optional(),
  secret: z
    .string()
    .refine((text) => text !== 'weak', { params: { code: 'accounts.commonPassword' } })
    .optional(),
});
const right = { subject: '問合せ', roles: 'staff' };

describe('typed fields', () => {
  it('are parsed; an array is one where the schema says so', () => {
    expect(parseTyped(schema, { ...right, count: '3' })).toEqual({
      ok: true,
      value: { subject: '問合せ', roles: ['staff'], count: 3 },
    });
  });

  it.each<[string, Record<string, string | string[]>, object]>([
    ['missing', { roles: 'staff' }, { code: 'required', field: 'subject' }],
    ['empty', { ...right, subject: '' }, { code: 'required', field: 'subject' }],
    ['too short', { ...right, subject: '短' }, { code: 'tooShort', field: 'subject', params: { min: 2 } }],
    ['too long', { ...right, note: '123456' }, { code: 'tooLong', field: 'note', params: { max: 5 } }],
    ['no choice made', { subject: '問合せ' }, { code: 'required', field: 'roles' }],
    ['an unknown choice', { ...right, roles: 'king' }, { code: 'invalid', field: 'roles' }],
    ['no number', { ...right, count: 'x' }, { code: 'invalid', field: 'count' }],
    ['a scalar sent twice', { ...right, subject: ['a', 'b'] }, { code: 'invalid', field: 'subject' }],
    ['a field nobody asked for', { ...right, organizationId: 'x' }, { code: 'invalid', field: 'organizationId' }],
    ['a name of every object', { ...right, constructor: 'x' }, { code: 'invalid', field: 'constructor' }],
    ['a code of the schema’s own', { ...right, secret: 'weak' }, { code: 'accounts.commonPassword', field: 'secret' }],
  ])('%s', (_name, typed, problem) => {
    expect(parseTyped(schema, typed)).toEqual({ ok: false, problems: [problem] });
  });
});

describe('a form', () => {
  const formOf = (fields: readonly [string, string | File][]) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value as string);
    return readForm(data);
  };
  const form = (...fields: [string, string | File][]) => formOf(fields);

  it('keeps every character as typed, line ends apart', () => {
    expect(form(['subject', '葛󠄀城 𠮷野家\r\n二行目'], ['$ACTION_ID_1', 'x'])).toEqual({
      typed: { subject: '葛󠄀城 𠮷野家\n二行目' },
      problems: [],
    });
  });

  it('takes a text of which nothing is seen for an empty one, and lets no mark turn the direction', () => {
    expect(form(['subject', '\u200b\u3164'], ['name', '請求書\u202etxt.exe'])).toEqual({
      typed: { subject: '', name: '請求書txt.exe' },
      problems: [],
    });
  });

  it.each<[string, string | File, object]>([
    ['NUL', 'a\0b', { code: 'invalidCharacter', field: 'f' }],
    ['a control character', 'a\u0007b', { code: 'invalidCharacter', field: 'f' }],
    ['one of the second row', 'a\u0085b', { code: 'invalidCharacter', field: 'f' }],
    ['100,001 characters', 'x'.repeat(100_001), { code: 'tooLong', field: 'f', params: { max: 100_000 } }],
    ['a file', new File(['x'], 'x.txt'), { code: 'invalid', field: 'f' }],
  ])('refuses %s', (_name, value, problem) => {
    expect(form(['f', value]).problems).toEqual([problem]);
  });

  it.each<[string, number, (index: number) => string]>([
    ['one more field than any form has', 501, (index) => `field${index}`],
    ['half a million equal names', 500_000, () => 'f'],
  ])('refuses %s at once, as the whole form', (_name, count, name) => {
    expect(formOf(Array.from({ length: count }, (_, index) => [name(index), 'x']))).toEqual({
      typed: {},
      problems: [{ code: 'tooManyFields', params: { max: 500 } }],
    });
  });

  it('does not give back a name that is longer than any', () => {
    expect(form(['f'.repeat(101), 'x'])).toEqual({ typed: {}, problems: [{ code: 'invalid' }] });
  });

  it('keeps all values of a name that comes again and again', () => {
    const values = Array.from({ length: 500 }, (_, index) => String(index));
    expect(form(...values.map((value): [string, string] => ['f', value])).typed).toEqual({ f: values });
  });

  it('is not fooled by names of the object’s own', () => {
    expect(form(['__proto__', 'x']).typed).toSatisfy((typed: object) => Object.hasOwn(typed, '__proto__'));
  });
});

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('JSON', () => {
  it.each<[string, unknown, object]>([
    ['a lone surrogate', { subject: 'a\ud800b', roles: ['staff'] }, { code: 'invalidCharacter', field: 'subject' }],
    ['an object for a string', { subject: { contains: 'x' }, roles: ['staff'] }, { code: 'invalid', field: 'subject' }],
    ['an array for a string', { subject: ['x'], roles: ['staff'] }, { code: 'invalid', field: 'subject' }],
    ['null for a string', { subject: null, roles: ['staff'] }, { code: 'invalid', field: 'subject' }],
    ['more than was asked for', { subject: '問合せ', roles: ['staff'], role: 'x' }, { code: 'invalid', field: 'role' }],
    ['what is nested without end', { ...right, roles: nested(100_000) }, { code: 'invalid', field: 'roles' }],
    ['deep inside', { subject: '問合せ', roles: ['sta\0ff'] }, { code: 'invalidCharacter', field: 'roles' }],
  ])('refuses %s', (_name, value, problem) => {
    expect(parseValue(schema, value)).toEqual({ ok: false, problems: [problem] });
  });
});
