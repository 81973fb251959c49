import { expect, it } from 'vitest';
import { readGroupKey, readNames } from './rules';

it.each([
  ['a plain group', 'below', { kind: 'below' }],
  ['a prefecture’s municipalities', 'prefecture:150002', { kind: 'prefecture', code: '150002' }],
  ['the users of a system', 'system:CARD-AP', { kind: 'system', code: 'CARD-AP' }],
  [
    'an own list',
    'group:0199a000-0000-7000-8000-000000000001',
    { kind: 'group', id: '0199a000-0000-7000-8000-000000000001' },
  ],
  ['nothing else', "prefecture:1' OR 1=1", null],
  ['nor a made-up word', 'everyone', null],
])('reads %s', (_name, text, key) => {
  expect(readGroupKey(text)).toEqual(key);
});

it('takes names and codes as they are pasted', () => {
  expect(readNames('聖籠町、出雲崎町\n１５５８１１,聖籠町\n\n')).toEqual(['聖籠町', '出雲崎町', '155811']);
});
