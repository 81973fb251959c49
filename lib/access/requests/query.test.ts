import { expect, it } from 'vitest';
import { z } from 'zod';
import { type QueryParams, readQuery, readQueryOrNotFound } from './query';

const schema = z.object({
  q: z.string().trim().max(10).optional(),
  state: z.enum(['open', 'closed']).optional(),
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  sort: z.enum(['new', 'old']).default('new'),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
const plain = { sort: 'new', page: 1 };

it.each<[string, QueryParams, object]>([
  ['nothing', {}, plain],
  ['fields that were left empty', { q: '', state: '', since: '' }, plain],
  ['what is of no concern to the list', { done: '1', _rsc: 'x' }, plain],
  ['everything', { q: ' 証明書 ', state: 'open', page: '3' }, { ...plain, q: '証明書', state: 'open', page: 3 }],
])('reads %s', (_name, params, filter) => {
  expect(readQuery(schema, params)).toEqual({ filter, problems: [] });
});

it.each<[string, QueryParams, object[], object]>([
  [
    'too long a word',
    { q: '字'.repeat(11) },
    [{ code: 'tooLong', field: 'q', params: { max: 10 } }],
    { q: '字'.repeat(11) },
  ],
  ['an unknown choice', { state: 'lost' }, [{ code: 'invalid', field: 'state' }], {}],
  ['no day', { since: 'yesterday' }, [{ code: 'invalid', field: 'since' }], { since: 'yesterday' }],
  ['an unknown order', { sort: 'id; drop' }, [{ code: 'invalid', field: 'sort' }], {}],
  ['no page', { page: '0' }, [{ code: 'invalid', field: 'page' }], {}],
  ['a choice made twice', { state: ['open', 'closed'] }, [{ code: 'invalid', field: 'state' }], {}],
  ['a character that is none', { q: 'a\0' }, [{ code: 'invalidCharacter', field: 'q' }], { q: 'a\0' }],
  [
    'several at once, beside what is right',
    { q: '字'.repeat(11), state: 'lost', page: '3' },
    [
      { code: 'tooLong', field: 'q', params: { max: 10 } },
      { code: 'invalid', field: 'state' },
    ],
    { q: '字'.repeat(11), page: 3 },
  ],
])('says of %s what is wrong, and shows again what was typed', (_name, params, problems, again) => {
  expect(readQuery(schema, params)).toEqual({ filter: { ...plain, ...again }, problems });
});

it('finds no page where nobody types and something is wrong all the same', () => {
  expect(readQueryOrNotFound(schema, { state: 'open' })).toEqual({ ...plain, state: 'open' });
  expect(() => readQueryOrNotFound(schema, { state: 'lost' })).toThrow('404');
});
