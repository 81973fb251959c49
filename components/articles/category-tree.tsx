import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/form/input';
import { TextLink } from '@/components/ui/link';
import { FilterItem } from '@/components/ui/list/filter-bar';
import type { TreeMarks } from '@/lib/articles/categories/queries';
import { flatten, searchTree } from '@/lib/articles/categories/rules';
import type { CategoryNode } from '@/lib/articles/categories/types';
import { unreadLimit } from '@/lib/articles/constants';
import { articlesHref, nodeHref } from '@/lib/articles/list/rules';
import type { ArticleFilter } from '@/lib/articles/list/schema';
import { getTranslations } from '@/lib/core/i18n/server';

interface CategoryTreeProps {
  tree: readonly CategoryNode[];
  marks: TreeMarks;
  filter: ArticleFilter;
  /** The reader keeps the tree in order. */
  editable?: boolean;
}

/** Unread of a node and all below it. */
function unreadOf(node: CategoryNode, { unread }: TreeMarks): { count: number; more: boolean } {
  const counts = flatten([node]).map(({ category }) => (category === null ? 0 : (unread.get(category.id) ?? 0)));
  return { count: counts.reduce((sum, count) => sum + count, 0), more: counts.some((count) => count >= unreadLimit) };
}

/** The tree of categories with what is unread in each; favourites on top, a search of names. */
export async function CategoryTree({ tree, marks, filter, editable }: CategoryTreeProps) {
  const t = await getTranslations('articles');
  const shown = searchTree(tree, filter.tree ?? '');
  const favourites = flatten(tree).filter(({ code }) => marks.favourites.has(code));
  const all = articlesHref({ state: 'published', size: filter.size, page: 1 });
  return (
    <aside className="no-print">
      <form action="/articles" className="mb-3 flex items-end gap-2" method="get">
        <FilterItem className="min-w-0 grow" id="tree-search" label={t('tree.search')}>
          <Input
            className="w-full"
            defaultValue={filter.tree}
            id="tree-search"
            maxLength={60}
            name="tree"
            size="small"
            type="search"
          />
        </FilterItem>
        <Button size="small" type="submit">
          {t('tree.searchButton')}
        </Button>
      </form>
      {favourites.length === 0 ? null : (
        <nav aria-label={t('tree.favourites')} className="category-tree mb-3 border-b border-line pb-3">
          <h2 className="px-2 text-dns-14B-130">{t('tree.favourites')}</h2>
          <ul>
            {favourites.map((node) => (
              <li key={node.code}>
                <NodeLink filter={filter} marks={marks} node={node} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      <nav aria-label={t('tree.label')} className="category-tree">
        <ul>
          <li>
            <a aria-current={filter.category === undefined ? 'page' : undefined} className="category-link" href={all}>
              {t('all')}
            </a>
          </li>
          <Branch filter={filter} marks={marks} nodes={shown} />
        </ul>
      </nav>
      {shown.length === 0 ? <p className="p-2">{t('tree.none')}</p> : null}
      <p className="mt-3 px-2 text-dns-14N-130">
        <TextLink className="inline-block py-2" href="/articles/groups">
          {t('tree.groups')}
        </TextLink>
      </p>
      {editable ? (
        <p className="px-2 text-dns-14N-130">
          <TextLink className="inline-block py-2" href="/articles/categories">
            {t('tree.edit')}
          </TextLink>
        </p>
      ) : null}
    </aside>
  );
}

interface BranchProps extends Omit<CategoryTreeProps, 'tree'> {
  nodes: readonly CategoryNode[];
}

function Branch({ nodes, marks, filter }: BranchProps) {
  return nodes.map((node) => (
    <li key={node.code}>
      <NodeLink filter={filter} marks={marks} node={node} />
      {node.children.length === 0 ? null : (
        <ul>
          <Branch filter={filter} marks={marks} nodes={node.children} />
        </ul>
      )}
    </li>
  ));
}

async function NodeLink({ node, marks, filter }: Omit<CategoryTreeProps, 'tree'> & { node: CategoryNode }) {
  const t = await getTranslations('articles');
  const { count, more } = unreadOf(node, marks);
  return (
    <a
      aria-current={filter.category === node.code ? 'page' : undefined}
      className="category-link"
      href={nodeHref(filter, node.code)}
    >
      {node.name}
      {count === 0 ? null : (
        <span className="category-count">
          <span aria-hidden="true">{more ? `${count}+` : count}</span>
          <span className="sr-only">{t(more ? 'tree.unreadMore' : 'tree.unread', { count })}</span>
        </span>
      )}
    </a>
  );
}
