import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import type { CategoryNode } from '@/lib/articles/categories/types';
import type { ArticleDetail } from '@/lib/articles/types';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

interface ArticleFactsProps {
  article: ArticleDetail;
  /** From the top of the tree down to its category. */
  path: readonly CategoryNode[];
}

/** Who posted it, where, when, for how long. */
export async function ArticleFacts({ article, path }: ArticleFactsProps) {
  const t = await getTranslations('articles.page');
  const locale = await getLocale();
  const times = [
    { term: t('created'), at: article.createdAt },
    { term: t('published'), at: article.publishedAt },
    { term: t('updated'), at: article.updatedAt },
    { term: t('until'), at: article.expireAt },
  ];
  return (
    <Panel>
      <DefinitionList
        items={[
          { term: t('number'), value: article.number },
          {
            term: t('organization'),
            value: <TextLink href={`/organizations/${article.organizationCode}`}>{article.organizationName}</TextLink>,
          },
          { term: t('author'), value: article.authorName },
          { term: t('category'), value: path.map(({ name }) => name).join(' › ') },
          ...times.flatMap(({ term, at }) => (at === null ? [] : { term, value: formatDateTime(at, locale) })),
          { term: t('revision'), value: t('revisionNumber', { number: article.revision }) },
        ]}
      />
    </Panel>
  );
}
