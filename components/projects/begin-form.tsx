import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { beginProjectAction } from '@/lib/projects/actions';

/** A project from the standard schedule. */
export async function BeginForm() {
  const t = await getTranslations('projects.form');
  return (
    <ActionForm action={beginProjectAction} className="max-w-3xl" label={t('submit')}>
      <TextField label={t('title')} maxLength={100} name="title" required />
      <TextField defaultValue={t('systemDefault')} label={t('system')} maxLength={100} name="system" required />
      <TextField
        className="max-w-xs"
        label={t('startsOn')}
        name="startsOn"
        required
        support={t('startsOnSupport')}
        type="date"
      />
      <TextareaField label={t('partners')} name="partners" rows={2} support={t('partnersSupport')} />
      <CheckboxField name="vending" support={t('vendingSupport')}>
        {t('vending')}
      </CheckboxField>
      <div>
        <SubmitButton size="large">{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
