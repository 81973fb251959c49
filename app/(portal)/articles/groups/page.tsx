import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GroupForm, GroupRemoval } from '@/components/articles/group-form';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { listGroups } from '@/lib/articles/groups/queries';
import { worksOnArticles } from '@/lib/articles/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.groups'))('title') };
}

export default async function GroupsPage({
  searchParams,
}: {
  searchParams: Promise<{ saved?: string | string[]; by?: string | string[] }>;
}) {
  const actor = await requireActor();
  if (!worksOnArticles(actor)) notFound();
  const { saved } = provenDone(actor, await searchParams);
  const groups = await listGroups(askAs(actor), actor);
  const t = await getTranslations('articles.groups');
  const words = await getTranslations('articles');
  const shell = await getTranslations('shell');
  return (
    <>
      <Breadcrumb items={[{ label: words('title'), href: '/articles' }, { label: t('title') }]} />
      <PageHeading lead={t('lead')} title={t('title')} />
      {saved === undefined ? null : <Banner className="mb-6" kind="success" title={t('saved')} />}
      <div className="flex flex-col gap-6">
        {groups.length === 0 ? <p>{t('none')}</p> : null}
        {groups.map((group) => (
          <Panel key={group.id} aside={t('count', { count: group.members.length })} plain title={group.name}>
            <p className="mb-3">{group.members.map(({ name }) => name).join(shell('listSeparator'))}</p>
            <Disclosure summary={`${t('edit')} ${group.name}`}>
              <GroupForm group={group} />
            </Disclosure>
            <GroupRemoval group={group} />
          </Panel>
        ))}
        <Panel plain title={t('new')}>
          <GroupForm />
        </Panel>
      </div>
    </>
  );
}
