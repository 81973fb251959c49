import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CreateForm } from '@/components/applications/create-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { requireActor } from '@/lib/access/session';
import { listEditedForms } from '@/lib/applications/forms/queries';
import { canEditForms } from '@/lib/applications/policy';
import { labelOf } from '@/lib/applications/values/wording/rules';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('applications.forms'))('title') };
}

export default async function FormsPage() {
  const actor = await requireActor();
  if (!canEditForms(actor)) notFound();
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const forms = await listEditedForms(askAs(actor));
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/applications' }, { label: t('forms.title') }]} />
      <PageHeading lead={t('forms.lead')} title={t('forms.title')} />
      <Table caption={t('forms.title')} captionHidden narrow="stack">
        <thead>
          <tr>
            {(['name', 'version', 'state', 'effect'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`forms.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form.code}>
              <td data-label={t('forms.name')}>
                <TextLink href={`/applications/forms/${form.code}`}>
                  {labelOf({ label: form.name, labelEn: form.nameEn }, locale)}
                </TextLink>
              </td>
              <td data-label={t('forms.version')}>{t('version', { version: form.version })}</td>
              <td data-label={t('forms.state')}>
                <StatusBadge tone={form.drafted ? 'waiting' : 'success'}>
                  {t(form.drafted ? 'forms.draft' : 'forms.published')}
                </StatusBadge>
              </td>
              <td data-label={t('forms.effect')}>{t(`forms.effectNames.${form.effect}`)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <CreateForm />
    </>
  );
}
