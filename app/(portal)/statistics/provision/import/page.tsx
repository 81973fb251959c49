import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { requireActor } from '@/lib/access/session';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import { importProvisionAction } from '@/lib/statistics/actions';
import { canEditProvision } from '@/lib/statistics/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provision'))('import.title') };
}

export default async function ImportProvisionPage() {
  const actor = await requireActor();
  if (!canEditProvision(actor)) notFound();
  const t = await getTranslations('provision');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/statistics/provision' }, { label: t('import.title') }]} />
      <PageHeading lead={t('import.lead')} title={t('import.title')} />
      <ActionForm action={importProvisionAction} className="max-w-3xl" label={t('import.title')}>
        <FileUpload
          accept=".csv,.xlsx"
          label={t('import.file')}
          maxBytes={env().RENKEI_FILE_MAX_BYTES}
          maxFiles={1}
          name="fileIds"
          required
          support={t('import.rules')}
        />
        <div>
          <CheckboxField name="newBodies">{t('import.newBodies')}</CheckboxField>
          <CheckboxField name="replace">{t('import.replace')}</CheckboxField>
          <CheckboxField name="acceptDifference" support={t('import.acceptSupport')}>
            {t('import.acceptDifference')}
          </CheckboxField>
        </div>
        <div>
          <SubmitButton size="large">{t('import.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
