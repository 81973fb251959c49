import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm);

type Tree = ReturnType<typeof processor.parse>;
type Node = Tree | Tree['children'][number];

/** What stands between the parts of these; between those of others nothing does. */
const between: Partial<Record<Node['type'], string>> = {
  root: '\n',
  blockquote: '\n',
  listItem: '\n',
  table: '\n',
  tableRow: ' ',
};

function textOf(node: Node): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const parts = node.children.map(textOf);
  if (node.type !== 'list') return parts.filter((part) => part !== '').join(between[node.type] ?? '');
  return parts.map((part, index) => `${node.ordered ? `${(node.start ?? 1) + index}. ` : '・'}${part}`).join('\n');
}

/** What a text in Markdown says, as it would be typed in a field: blocks and points in lines of their own, nothing emphasized or linked. */
export const plainText = (markdown: string): string => textOf(processor.parse(markdown));
