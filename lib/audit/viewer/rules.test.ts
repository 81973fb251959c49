import { describe, expect, it } from 'vitest';
import { auditAddress, fieldChanges, firstIdAt, idSpan, idsIn } from './rules';

describe('fieldChanges', () => {
  it.each([
    ['created', undefined, { a: 1 }, [{ field: 'a', before: undefined, after: 1, changed: true }]],
    ['deleted', { a: 1 }, undefined, [{ field: 'a', before: 1, after: undefined, changed: true }]],
    ['same', { a: { b: null } }, { a: { b: null } }, [{ field: 'a.b', before: null, after: null, changed: false }]],
    ['lists', { a: ['x'] }, { a: ['x', 'y'] }, [{ field: 'a', before: 'x', after: 'x, y', changed: true }]],
    [
      'what lists hold, each by its place',
      undefined,
      { parts: [{ code: '150002' }, { code: '153079' }] },
      [
        { field: 'parts.1.code', before: undefined, after: '150002', changed: true },
        { field: 'parts.2.code', before: undefined, after: '153079', changed: true },
      ],
    ],
    ['created empty', undefined, { a: null }, [{ field: 'a', before: undefined, after: null, changed: false }]],
    ['nothing', undefined, null, []],
  ])('%s', (_, before, after, expected) => {
    expect(fieldChanges(before, after)).toEqual(expected);
  });
});

it('a period is a span of ids, in Japanese days', () => {
  const now = new Date('2026-11-20T03:00:00Z');
  expect(idSpan({ from: '2026-11-20', to: '2026-11-20', within: undefined }, now)).toEqual({
    from: firstIdAt(Date.parse('2026-11-19T15:00:00Z')),
    to: firstIdAt(Date.parse('2026-11-20T15:00:00Z')),
  });
  expect(idSpan({ from: undefined, to: undefined, within: undefined }, now)).toEqual({ from: null, to: null });
  const dayAgo = { from: firstIdAt(Date.parse('2026-11-19T03:00:00Z')), to: null };
  expect(idSpan({ from: undefined, to: undefined, within: '24h' }, now)).toEqual(dayAgo);
  expect(idSpan({ from: '2026-11-01', to: undefined, within: '24h' }, now)).toEqual(dayAgo);
  expect(idSpan({ from: '2026-11-20', to: undefined, within: '24h' }, now).from).toBe(
    firstIdAt(Date.parse('2026-11-19T15:00:00Z')),
  );
  expect(firstIdAt(Date.parse('2026-11-20T00:00:00Z'))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-0000-0000-0{12}$/);
});

it('finds ids among values', () => {
  const id = '01900000-0000-7000-8000-000000000001';
  expect(idsIn(fieldChanges({ a: id }, { a: `${id}, x`, b: 'x' }))).toEqual([id]);
});

it('leaves empty filters out of the address', () => {
  expect(auditAddress('/admin/audit', { event: '', person: '佐' }, { before: undefined })).toBe(
    '/admin/audit?person=%E4%BD%90',
  );
});
