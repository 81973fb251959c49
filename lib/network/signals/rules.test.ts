import { expect, it } from 'vitest';
import { readSignal } from './rules';

it.each([
  ['keys', { what: 'keys' }],
  ['commands', { what: 'commands', nodeIds: null }],
  ['commands a b', { what: 'commands', nodeIds: ['a', 'b'] }],
  ['', null],
  ['else', null],
])('%j is read', (payload, signal) => expect(readSignal(payload)).toEqual(signal));
