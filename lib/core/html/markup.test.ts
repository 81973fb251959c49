import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '@/tests/support/proof';
import { html } from './markup';

describe('html', () => {
  it('escapes every value and keeps its own markup', () => {
    expect(html`<a href="${'"><script>'}">${"<b>&'"}</a>`.text).toBe(
      '<a href="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;</a>',
    );
  });

  it('takes markup, lists of markup, numbers and nothing', () => {
    const rows = ['<1>', '2'].map((value) => html`<td>${value}</td>`);
    expect(html`<tr>${rows}${null}${false}${3}${html`<i></i>`}</tr>`.text).toBe(
      '<tr><td>&lt;1&gt;</td><td>2</td>3<i></i></tr>',
    );
  });

  it('lets no value open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const inside = html`${value}`.text;
        expect(inside).not.toMatch(/[<>"']/);
        expect(
          inside
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&#39;', "'")
            .replaceAll('&amp;', '&'),
        ).toBe(value);
      }),
      cases(),
    );
  });

  it('keeps 異体字 and 𠮷 as they are', () => {
    expect(html`${'葛󠄀城 𠮷田'}`.text).toBe('葛󠄀城 𠮷田');
  });
});
