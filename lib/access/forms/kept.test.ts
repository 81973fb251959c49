import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Typed } from './input';
import { keepTyped } from './kept';

const schema = z.object({ subject: z.string(), password: z.string(), roles: z.array(z.string()).optional() });

it.each<[string, Typed, Typed]>([
  ['what was typed', { subject: '問合せ', roles: ['a', 'b'] }, { subject: '問合せ', roles: ['a', 'b'] }],
  ['the longest text that there is', { subject: '字'.repeat(100_000) }, { subject: '字'.repeat(100_000) }],
  ['no secret', { subject: 'x', password: 'y' }, { subject: 'x' }],
  ['nothing that its page has not', { subject: 'x', other: 'y' }, { subject: 'x' }],
  ['no repetition of one field', { subject: ['x', 'y'] }, {}],
  ['nothing that would swell to more than was sent', { subject: '"'.repeat(100_001) }, {}],
  ['nothing of many long ones', { roles: Array.from({ length: 400 }, () => 'x'.repeat(2_000)) }, {}],
])('a page gets back %s', (_name, typed, kept) => {
  expect(keepTyped(schema, ['password'], typed)).toEqual(kept);
});
