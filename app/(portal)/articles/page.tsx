import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ArticleFilterBar, filterLabels } from '@/components/articles/article-filter';
import { ArticleTable } from '@/components/articles/article-table';
import { CategoryTree } from '@/components/articles/category-tree';
import { InquiryList } from '@/components/articles/inquiry-list';
import { InquiryPlaces } from '@/components/articles/inquiry-places';
import { PlaceActions } from '@/components/articles/place-actions';
import { PublicKnowledge } from '@/components/knowledge/public-list';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { listCategories, ownsSystem, readTreeMarks } from '@/lib/articles/categories/queries';
import { flatten, idsBelow, pathTo, treeFor } from '@/lib/articles/categories/rules';
import { askedCode, faqCode, receivedCode } from '@/lib/articles/constants';
import { listArticles } from '@/lib/articles/list/queries';
import { articlesHref, includesBelow, nodeHref } from '@/lib/articles/list/rules';
import { listArticlesSchema } from '@/lib/articles/list/schema';
import { countLimit } from '@/lib/articles/list/types';
import { readArticleNumber } from '@/lib/articles/number/rules';
import { canEditTree, canPost } from '@/lib/articles/policy';
import { askAs } from '@/lib/core/db';
import { formatDate } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { listKnowledge } from '@/lib/knowledge/queries';
import { listKnowledgeSchema } from '@/lib/knowledge/schema';
import { listRelayed } from '@/lib/tickets/relayed/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles'))('title') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const nothing = { rows: [], total: 0, completeSince: null };

export default async function ArticlesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { filter, problems } = readQuery(listArticlesSchema, await searchParams);
  const typed = readArticleNumber(filter.q ?? '');
  if (typed !== null) redirect(`/articles/${typed}`);
  const ask = askAs(actor);
  const [categories, marks, owns] = [
    await listCategories(ask),
    await readTreeMarks(ask, actor),
    await ownsSystem(ask, actor),
  ];
  const tree = treeFor(actor, categories);
  const path = filter.category === undefined ? [] : pathTo(tree, filter.category);
  const node = path.at(-1);
  if (filter.category !== undefined && node === undefined && problems.length === 0) notFound();
  const inquiries = node?.code === askedCode || node?.code === receivedCode ? node.code : null;
  // 03.問合せ itself has no articles: it leads to the places of inquiries.
  const places = node?.children.filter(({ category }) => category === null) ?? [];
  const onlyPlaces = places.length > 0 && places.length === node?.children.length;
  const wanted = problems.length === 0 && inquiries === null && !onlyPlaces;
  const ids = idsBelow(tree, node, includesBelow(filter));
  const page = wanted ? await listArticles(askAs(actor, 'custom'), actor, filter, ids) : nothing;
  const { page: number, size } = filter;
  const relayed =
    inquiries === null
      ? nothing
      : await listRelayed(askAs(actor, 'custom'), actor, inquiries, { page: number, size, most: countLimit + 1 });
  const faq = node?.code === faqCode && problems.length === 0;
  // The FAQ shows what the call center has published, too.
  const kept = faq
    ? await listKnowledge(askAs(actor, 'custom'), listKnowledgeSchema.parse({ q: filter.q, audience: 'everybody' }))
    : null;
  const t = await getTranslations('articles');
  const posts = flatten(node === undefined ? tree : [node]).some(
    ({ category }) => category !== null && canPost(actor, category.posting, owns),
  );
  const here = node?.category && canPost(actor, node.category.posting, owns) ? `?category=${node.code}` : '';
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/articles' },
          ...path.map(({ name, code }, index) => ({
            label: name,
            ...(index < path.length - 1 ? { href: nodeHref(filter, code) } : {}),
          })),
        ]}
      />
      <PageHeading
        actions={
          posts && inquiries === null ? (
            <ButtonLink href={`/articles/new${here}`} variant="solid">
              {t('post')}
            </ButtonLink>
          ) : null
        }
        lead={node?.use || (node === undefined ? t('lead') : undefined)}
        title={node?.name ?? t('title')}
      />
      <div className="articles-columns">
        <CategoryTree editable={canEditTree(actor)} filter={filter} marks={marks} tree={tree} />
        <div className="min-w-0">
          {node === undefined ? null : <PlaceActions marks={marks} node={node} />}
          {onlyPlaces ? (
            <InquiryPlaces actor={actor} filter={filter} nodes={places} />
          ) : inquiries === null ? (
            <>
              <ArticleFilterBar filter={filter} />
              {kept === null ? null : <PublicKnowledge page={kept} q={filter.q ?? ''} />}
              <ListOrProblems clearHref="/articles" labels={filterLabels(t)} problems={problems}>
                {page.rows.length === 0 ? (
                  <EmptyState icon="search" title={t('empty')}>
                    {t('emptyHelp')}
                  </EmptyState>
                ) : (
                  <ArticleTable rows={page.rows} />
                )}
                {page.completeSince === null ? null : (
                  <p className="mt-3">{t('completeSince', { time: formatDate(page.completeSince, actor.locale) })}</p>
                )}
                <Paging
                  atLeast={page.total > countLimit}
                  href={(next) => articlesHref(filter, { page: next })}
                  page={filter.page}
                  pageSize={filter.size}
                  total={Math.min(page.total, countLimit)}
                />
              </ListOrProblems>
            </>
          ) : (
            <InquiryList actor={actor} filter={filter} node={inquiries} rows={relayed.rows} total={relayed.total} />
          )}
        </div>
      </div>
      <LiveRefresh topics={inquiries === null ? ['articles'] : ['tickets']} />
    </>
  );
}
