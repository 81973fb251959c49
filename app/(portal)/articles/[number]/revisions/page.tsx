import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Difference } from '@/components/articles/difference';
import { RevisionTable } from '@/components/articles/revision-table';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { FilterBar, FilterSelect } from '@/components/ui/list/filter-bar';
import { requireActor } from '@/lib/access/session';
import { readArticleNumber } from '@/lib/articles/number/rules';
import { getArticle } from '@/lib/articles/queries';
import { listRevisions } from '@/lib/articles/revisions/queries';
import { differenceOf } from '@/lib/articles/revisions/rules';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.revisions'))('title') };
}

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function RevisionsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const number = readArticleNumber((await params).number);
  const ask = askAs(actor);
  const article = number === null ? null : await getArticle(ask, actor, number);
  const revisions = article === null ? [] : await listRevisions(ask, actor, article.id);
  const newest = revisions[0];
  if (article === null || newest === undefined) notFound();
  const { from, to } = await searchParams;
  const after = revisions.find(({ number: one }) => String(one) === to) ?? newest;
  const before =
    revisions.find(({ number: one }) => String(one) === from) ??
    revisions.find(({ number: one }) => one === after.number - 1) ??
    after;
  const t = await getTranslations('articles.revisions');
  const page = await getTranslations('articles.page');
  const words = await getTranslations('articles');
  const options = revisions.map((revision) => ({
    value: String(revision.number),
    label: page('revisionNumber', { number: revision.number }),
  }));
  return (
    <>
      <Breadcrumb
        items={[
          { label: words('title'), href: '/articles' },
          { label: article.number, href: `/articles/${article.number}` },
          { label: t('title') },
        ]}
      />
      <PageHeading eyebrow={article.title} title={t('title')} />
      <FilterBar action={`/articles/${article.number}/revisions`}>
        <FilterSelect defaultValue={String(before.number)} label={t('from')} name="from" options={options} />
        <FilterSelect defaultValue={String(after.number)} label={t('to')} name="to" options={options} />
      </FilterBar>
      <Difference lines={differenceOf(before, after)} />
      <div className="mt-6">
        <RevisionTable revisions={revisions} />
      </div>
    </>
  );
}
