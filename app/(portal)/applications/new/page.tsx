import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WriteForm } from '@/components/applications/write-form';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { listForms } from '@/lib/applications/forms/queries';
import { canApply } from '@/lib/applications/policy';
import { labelOf } from '@/lib/applications/values/wording/rules';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('applications'))('new') };
}

export default async function NewApplicationPage({ searchParams }: PageProps<'/applications/new'>) {
  const actor = await requireActor();
  if (!canApply(actor)) notFound();
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const forms = (await listForms(askAs(actor))).filter(({ applicants }) => applicants.includes(actor.organizationKind));
  const { form: code } = await searchParams;
  const form = forms.find((one) => one.code === code);
  const crumbs = [{ label: t('title'), href: '/applications' }];
  if (form !== undefined) {
    const name = labelOf({ label: form.name, labelEn: form.nameEn }, locale);
    return (
      <>
        <Breadcrumb items={[...crumbs, { label: t('new'), href: '/applications/new' }, { label: name }]} />
        <PageHeading
          eyebrow={t('version', { version: form.version })}
          lead={labelOf({ label: form.lead, labelEn: form.leadEn }, locale)}
          title={name}
        />
        <WriteForm form={form} writer={actor.userName} />
      </>
    );
  }
  if (code !== undefined) notFound();
  return (
    <>
      <Breadcrumb items={[...crumbs, { label: t('new') }]} />
      <PageHeading lead={t('newLead')} title={t('new')} />
      {forms.length === 0 ? <EmptyState icon="file" title={t('noForms')} /> : null}
      <div className="grid gap-4 desktop:grid-cols-2">
        {forms.map((one) => (
          <Panel key={one.code} plain title={labelOf({ label: one.name, labelEn: one.nameEn }, locale)}>
            <p className="mb-3">{labelOf({ label: one.lead, labelEn: one.leadEn }, locale)}</p>
            <TextLink
              aria-label={`${t('write')}: ${labelOf({ label: one.name, labelEn: one.nameEn }, locale)}`}
              className="inline-block py-2"
              href={`/applications/new?form=${one.code}`}
            >
              {t('write')}
            </TextLink>
          </Panel>
        ))}
      </div>
    </>
  );
}
