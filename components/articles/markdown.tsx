import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** No pictures: they would load from elsewhere. No HTML: remark-rehype leaves it out. Links lead to the web, to mail, or within the portal. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source', 'input'].includes(name)),
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  clobberPrefix: 'text-',
};

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSanitize, schema);

type Tree = ReturnType<typeof processor.runSync>;
type Child = Tree['children'][number];

/** Headings begin below the page’s own h1 and skip no level, whatever the writer began with. `open`: the levels around this place. */
function nestHeadings(nodes: readonly Child[], open: number[] = []): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
    if (level > 0) {
      while ((open.at(-1) ?? 0) >= level) open.pop();
      open.push(level);
      node.tagName = `h${Math.min(6, 1 + open.length)}`;
    } else nestHeadings(node.children, open);
  }
}

/** A text in Markdown. */
export function MarkdownText({ text }: { text: string }) {
  const tree = processor.runSync(processor.parse(text));
  nestHeadings(tree.children);
  return <div className="markdown">{toJsxRuntime(tree, { Fragment, jsx, jsxs })}</div>;
}
