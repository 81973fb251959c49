import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MarkdownText } from './markdown';

const written = (text: string) => renderToStaticMarkup(MarkdownText({ text }));

it.each([
  ['## 二\n### 三\n## 二', ['h2', 'h3', 'h2']],
  ['# 一\n### 三\n###### 六\n# 一', ['h2', 'h3', 'h4', 'h2']],
  ['### 三\n# 一\n> ## 引用', ['h2', 'h2', 'h3']],
])('headings of %j begin below the page’s own and skip no level', (text, levels) => {
  expect([...written(text).matchAll(/<(h\d)>/g)].map(([, name]) => name)).toEqual(levels);
});

it('carries no markup, picture or script of the writer’s', () => {
  const text =
    '<script>x</script>\n\n![a](https://example.test/a.png) [b](javascript:x) [c](/articles) <b onclick="x">d</b>';
  const page = written(text);
  expect(page).not.toMatch(/<script|<img|javascript:|onclick/);
  expect(page).toContain('<a href="/articles">c</a>');
});
