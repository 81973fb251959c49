import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { createFormAction } from '@/lib/applications/forms/actions';
import { getTranslations } from '@/lib/core/i18n/server';

/** Begins a kind of application that there was not; its editor opens. */
export async function CreateForm() {
  const t = await getTranslations('applications.forms');
  return (
    <Panel className="mt-8" plain title={t('create')}>
      <ActionForm action={createFormAction} className="max-w-3xl" label={t('create')}>
        <TextField label={t('code')} name="code" required support={t('codeSupport')} />
        <div className="grid gap-6 desktop:grid-cols-2">
          <TextField label={t('name')} name="name" required />
          <TextField label={t('nameEn')} name="nameEn" required />
        </div>
        <div>
          <SubmitButton variant="outline">{t('create')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
