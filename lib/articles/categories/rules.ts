import type { Actor } from '@/lib/access/actor';
import { ownNameOf } from '@/lib/access/actor';
import { askedCode, inquiriesCode, receivedCode } from '../constants';
import type { Category, CategoryNode } from './types';

type Reader = Pick<Actor, 'locale' | 'organizationKind' | 'organizationName' | 'organizationNameEn'>;

/** Kinds that receive inquiries from others on the relay route (S3 用途2, 3). */
const receivingKinds: readonly string[] = ['prefecture', 'center', 'operator'];

/** The nodes that an organization has of its own: 【問合せ】, and 【受付】 where inquiries of others arrive. The operator asks nobody. */
function inquiryNodes(reader: Reader): CategoryNode[] {
  const name = ownNameOf(reader);
  const node = (code: string, word: string): CategoryNode => ({
    code,
    name: word,
    use: '',
    category: null,
    children: [],
  });
  const [asked, received] = reader.locale === 'en' ? ['[Inquiries] ', '[Received] '] : ['【問合せ】', '【受付】'];
  return [
    ...(reader.organizationKind === 'operator' ? [] : [node(askedCode, `${asked}${name}`)]),
    ...(receivingKinds.includes(reader.organizationKind) ? [node(receivedCode, `${received}${name}`)] : []),
  ];
}

/** The tree as an organization sees it. Categories come in any order; one that was closed is left out unless `withClosed`. */
export function treeFor(reader: Reader, categories: readonly Category[], withClosed = false): CategoryNode[] {
  const below = (parentId: string | null): CategoryNode[] =>
    categories
      .filter((category) => category.parentId === parentId && (withClosed || !category.closed))
      .sort((a, b) => a.position - b.position || a.code.localeCompare(b.code))
      .map((category) => ({
        code: category.code,
        name: reader.locale === 'en' ? category.nameEn : category.name,
        use: reader.locale === 'en' ? category.useEn : category.use,
        category,
        children: [...below(category.id), ...(category.code === inquiriesCode ? inquiryNodes(reader) : [])],
      }));
  return below(null);
}

export const flatten = (nodes: readonly CategoryNode[]): CategoryNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children)]);

/** The nodes from the top down to the one with this code; empty = there is none. */
export function pathTo(nodes: readonly CategoryNode[], code: string): CategoryNode[] {
  for (const node of nodes) {
    if (node.code === code) return [node];
    const found = pathTo(node.children, code);
    if (found.length > 0) return [node, ...found];
  }
  return [];
}

/** What a list of a node shows: ids of its category and, if wanted, of those below. A missing node is the whole tree. */
export function idsBelow(nodes: readonly CategoryNode[], node: CategoryNode | undefined, below: boolean): string[] {
  const shown = node === undefined ? flatten(nodes) : below ? flatten([node]) : [node];
  return shown.flatMap(({ category }) => category?.id ?? []);
}

/** The part of the tree whose names hold the words, with what stands above them. */
export function searchTree(nodes: readonly CategoryNode[], words: string): CategoryNode[] {
  const wanted = words.normalize('NFKC').toLowerCase().trim();
  if (wanted === '') return [...nodes];
  const keep = (node: CategoryNode): CategoryNode[] => {
    const children = node.children.flatMap(keep);
    const found = node.name.normalize('NFKC').toLowerCase().includes(wanted);
    return found || children.length > 0 ? [{ ...node, children: found ? node.children : children }] : [];
  };
  return nodes.flatMap(keep);
}

/** The code of the next category below a parent: two digits a level. */
export function nextCode(parentCode: string | null, siblings: readonly string[]): string {
  const last = siblings.map((code) => Number(code.slice(-2))).filter(Number.isFinite);
  const next = String(Math.max(0, ...last) + 1).padStart(2, '0');
  return parentCode === null ? next : `${parentCode}-${next}`;
}
