import { expect, it } from 'vitest';
import { isForeign } from './receive.mjs';

const own = 'https://renkei.example';

it.each([
  ['a page of the portal', { origin: own, host: 'inside:3000' }, false],
  ['a page of the portal by another of its names', { origin: 'http://inside:3000', host: 'inside:3000' }, false],
  ['a page behind a proxy', { origin: 'https://a.example', host: 'b', 'x-forwarded-host': 'a.example' }, false],
  ['a page behind two proxies', { origin: 'https://a.example', host: 'c', 'x-forwarded-host': 'a.example, b' }, false],
  [
    'a page that a proxy calls otherwise',
    { origin: 'http://inside:3000', host: 'inside:3000', 'x-forwarded-host': 'evil' },
    true,
  ],
  ['a program that does not say where it is', { host: 'inside:3000' }, false],
  ['a page of another site', { origin: 'https://evil.example', host: 'renkei.example' }, true],
  ['a page that hides its site', { origin: 'null', host: 'renkei.example' }, true],
  ['another port of this machine', { origin: 'http://inside:3001', host: 'inside:3000' }, true],
])('%s', (_, headers, foreign) => {
  expect(isForeign(headers, own)).toBe(foreign);
});
