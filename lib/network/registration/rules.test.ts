import { expect, it } from 'vitest';
import { nextCode } from './rules';

it.each<[string, string[], string]>([
  ['the first', [], 'CS-153079'],
  ['the second', ['CS-153079'], 'CS-153079-2'],
  ['after a retired one, too', ['CS-153079', 'CS-153079-2'], 'CS-153079-3'],
])('%s CS of a town', (_name, taken, expected) => {
  expect(nextCode('cs', '153079', new Set(taken))).toBe(expected);
});
