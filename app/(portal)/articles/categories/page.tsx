import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CategoryForm, NewCategoryForm } from '@/components/articles/category-form';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { listCategories } from '@/lib/articles/categories/queries';
import { flatten, treeFor } from '@/lib/articles/categories/rules';
import { canEditTree } from '@/lib/articles/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.editor'))('title') };
}

export default async function CategoriesPage({
  searchParams,
}: {
  searchParams: Promise<{ saved?: string | string[]; by?: string | string[] }>;
}) {
  const actor = await requireActor();
  if (!canEditTree(actor)) notFound();
  const { saved } = provenDone(actor, await searchParams);
  const nodes = flatten(treeFor(actor, await listCategories(askAs(actor)), true));
  const t = await getTranslations('articles.editor');
  const words = await getTranslations('articles');
  return (
    <>
      <Breadcrumb items={[{ label: words('title'), href: '/articles' }, { label: t('title') }]} />
      <PageHeading lead={t('lead')} title={t('title')} />
      {saved === undefined ? null : <Banner className="mb-6" kind="success" title={t('saved')} />}
      <ul className="mb-6 flex flex-col">
        {nodes.map(({ category, name, code }) =>
          category === null ? null : (
            <li key={code} className={code.includes('-') ? 'ps-6' : undefined} id={`category-${code}`}>
              <Disclosure open={saved === code} summary={category.closed ? `${name} (${t('closed')})` : name}>
                <CategoryForm category={category} />
              </Disclosure>
            </li>
          ),
        )}
      </ul>
      <Panel plain title={t('add')}>
        <NewCategoryForm nodes={nodes.filter(({ category }) => category !== null)} />
      </Panel>
    </>
  );
}
