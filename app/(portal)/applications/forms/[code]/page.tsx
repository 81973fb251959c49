import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditorForm, FormPreview, OneFormAction } from '@/components/applications/form-editor';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { discardFormAction, draftFormAction, publishFormAction } from '@/lib/applications/forms/actions';
import { findDraft, findForm } from '@/lib/applications/forms/queries';
import { canEditForms } from '@/lib/applications/policy';
import { labelOf } from '@/lib/applications/values/wording/rules';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('applications.forms'))('title') };
}

/** The form in force with its preview; or the draft of the next version, its editor first. */
export default async function FormPage({ params }: PageProps<'/applications/forms/[code]'>) {
  const actor = await requireActor();
  const { code } = await params;
  if (!canEditForms(actor)) notFound();
  const ask = askAs(actor);
  const draft = await findDraft(ask, code);
  const form = draft ?? (await findForm(ask, code));
  if (form === null) notFound();
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const name = labelOf({ label: form.name, labelEn: form.nameEn }, locale);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/applications' },
          { label: t('forms.title'), href: '/applications/forms' },
          { label: name },
        ]}
      />
      <PageHeading
        eyebrow={`${t('version', { version: form.version })} ${t(draft ? 'forms.draft' : 'forms.published')}`}
        title={name}
      />
      <div className="flex flex-col gap-6">
        {draft ? (
          <>
            <EditorForm form={draft} />
            <p>{t('forms.publishHelp')}</p>
            <div className="flex flex-wrap gap-4">
              <OneFormAction action={publishFormAction} form={draft} label={t('forms.publish')} variant="outline" />
              <OneFormAction action={discardFormAction} form={draft} label={t('forms.discard')} variant="danger" />
            </div>
          </>
        ) : (
          <OneFormAction action={draftFormAction} form={form} label={t('forms.edit')} variant="solid" />
        )}
        <FormPreview form={form} />
      </div>
    </>
  );
}
