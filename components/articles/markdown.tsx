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

/** A text in Markdown. The page's own headings are h1 and h2: those of the text begin below them. */
export function MarkdownText({ text }: { text: string }) {
  const tree = processor.runSync(processor.parse(text));
  const content = toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    components: { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6', h6: 'h6' },
  });
  return <div className="markdown">{content}</div>;
}
