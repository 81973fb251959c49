import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { after } from 'next/server';
import { ArticleFacts } from '@/components/articles/article-facts';
import { Comments } from '@/components/articles/comments';
import { Confirmation } from '@/components/articles/confirmation';
import { FileList } from '@/components/articles/file-list';
import { Management } from '@/components/articles/management';
import { MarkdownText } from '@/components/articles/markdown';
import { ReaderList } from '@/components/articles/reader-list';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { listCategories, ownsSystem } from '@/lib/articles/categories/queries';
import { flatten, pathTo, treeFor } from '@/lib/articles/categories/rules';
import { readArticleNumber } from '@/lib/articles/number/rules';
import { canChase, canComment, canConfirm, canPost, canRemove, canRevise } from '@/lib/articles/policy';
import { getArticle } from '@/lib/articles/queries';
import { readArticle } from '@/lib/articles/reading/mutations';
import { askAs, withActor } from '@/lib/core/db';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';

interface Props {
  params: Promise<{ number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).number} ${(await getTranslations('articles'))('title')}` };
}

export default async function ArticlePage({ params }: Props) {
  const actor = await requireActor();
  const { number } = await params;
  const typed = readArticleNumber(number);
  if (typed !== null && typed !== number) redirect(`/articles/${typed}`);
  const ask = askAs(actor);
  const article = typed === null ? null : await getArticle(ask, actor, typed);
  if (article === null) notFound();
  after(() => withActor(actor, (db) => readArticle(db, actor, article.id)));
  const tree = treeFor(actor, await listCategories(ask), true);
  const path = pathTo(tree, article.categoryCode);
  const owns = await ownsSystem(ask, actor);
  const targets = flatten(tree).filter(
    ({ category }) =>
      category !== null &&
      !category.closed &&
      category.restricted === article.restricted &&
      canPost(actor, category.posting, owns),
  );
  const t = await getTranslations('articles.page');
  const words = await getTranslations('articles');
  const asks = canConfirm(actor, article);
  return (
    <>
      <Breadcrumb
        items={[
          { label: words('title'), href: '/articles' },
          ...path.map(({ name, code }) => ({ label: name, href: `/articles?category=${code}` })),
          { label: article.number },
        ]}
      />
      <PageHeading
        actions={
          <>
            {canChase(actor, article) ? (
              <ButtonLink href={`/articles/${article.number}/readers`}>{t('readers')}</ButtonLink>
            ) : null}
            {canRevise(actor, article) ? (
              <ButtonLink href={`/articles/${article.number}/edit`}>{t('edit')}</ButtonLink>
            ) : null}
          </>
        }
        eyebrow={`${article.number}　${article.organizationName}`}
        title={article.title}
      />
      <div className="mb-6 flex flex-col gap-4">
        {article.state === 'scheduled' && article.publishAt !== null ? (
          <Banner kind="info" title={t('scheduled', { time: formatDateTime(article.publishAt, actor.locale) })} />
        ) : null}
        {article.state === 'expired' ? <Banner kind="info" title={t('expired')} /> : null}
        {article.state === 'withdrawn' ? (
          <Banner kind="warning" title={t('withdrawn')}>
            <p>
              {t('reason')}: {article.withdrawnReason}
            </p>
          </Banner>
        ) : null}
        {article.state === 'published' &&
        (article.mustRead || article.restricted) &&
        article.organizationId !== actor.organizationId ? (
          <Confirmation article={article} may={asks} />
        ) : null}
      </div>
      <div className="article-columns">
        <div className="flex min-w-0 flex-col gap-6">
          {article.body === null ? null : (
            <Panel plain>
              <MarkdownText text={article.body} />
            </Panel>
          )}
          {article.files.length === 0 ? null : (
            <Panel
              aside={
                article.files.length < 2 ? undefined : (
                  <a className="link no-print" href={`/articles/${article.number}/files`}>
                    {t('zip')}
                  </a>
                )
              }
              plain
              title={t('files')}
            >
              <FileList files={article.files} />
            </Panel>
          )}
          {article.state === 'withdrawn' && article.body === null ? null : (
            <Comments article={article} may={canComment(actor, article)} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ArticleFacts article={article} path={path} />
          {article.restricted ? <ReaderList article={article} /> : null}
          {article.revision > 1 && article.body !== null ? (
            <p className="no-print">
              <TextLink href={`/articles/${article.number}/revisions`}>{t('history')}</TextLink>
            </p>
          ) : null}
          {canRemove(actor, article) ? <Management article={article} categories={targets} /> : null}
        </div>
      </div>
      <LiveRefresh topics={['articles']} />
    </>
  );
}
