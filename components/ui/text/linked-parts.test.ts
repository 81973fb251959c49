import { expect, it } from 'vitest';
import { linkedParts } from './linked-parts';

const linksIn = (text: string) => linkedParts(text).flatMap(({ text: part, href }) => (href ? [[part, href]] : []));

it.each<[string, string[][]]>([
  [
    '詳しくはhttps://example.jp/a?b=1#cをご覧ください。',
    [['https://example.jp/a?b=1#c', 'https://example.jp/a?b=1#c']],
  ],
  ['（https://example.jp/a）、', [['https://example.jp/a', 'https://example.jp/a']]],
  ['See http://example.jp/a. Then', [['http://example.jp/a', 'http://example.jp/a']]],
  ['juki@town.example.jpへ', [['juki@town.example.jp', 'mailto:juki@town.example.jp']]],
  ['電話025-280-5511（内線12）', [['025-280-5511', 'tel:0252805511']]],
  ['０２５ー２８０ー５５１１', [['０２５ー２８０ー５５１１', 'tel:0252805511']]],
  ['2026-11-20、26-012345-6、1-2-3、192.168.0.1', []],
  ['javascript:alert(1) data:text/html,x ftp://a.example', []],
  ['何もない文', []],
])('%s', (text, links) => {
  expect(linksIn(text)).toEqual(links);
  expect(
    linkedParts(text)
      .map(({ text: part }) => part)
      .join(''),
  ).toBe(text);
});
