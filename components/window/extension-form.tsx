import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { extensionKinds } from '@/lib/window/constants';
import { requestExtensionAction } from '@/lib/window/extensions/actions';

/** Asks for an extension. Which fields count depends on its kind; each says so. */
export async function ExtensionForm({ date }: { date: string }) {
  const t = await getTranslations('window.extensions');
  const kinds = await getTranslations('window.services');
  return (
    <ActionForm action={requestExtensionAction} className="max-w-4xl" label={t('request')}>
      <Panel plain title={t('what')}>
        <div className="flex flex-col gap-6">
          <SelectField
            defaultValue="wide-area-issuance"
            label={t('fields.kind')}
            name="kind"
            options={extensionKinds.map((kind) => ({ value: kind, label: kinds(kind) }))}
            required
            support={t('fields.kindSupport')}
          />
          <div className="grid gap-6 desktop:grid-cols-3">
            <TextField defaultValue={date} label={t('fields.date')} name="date" required type="date" />
            <TextField defaultValue="17:00" label={t('fields.from')} name="from" required />
            <TextField defaultValue="19:00" label={t('fields.to')} name="to" required support={t('fields.toSupport')} />
          </div>
          <TextareaField label={t('fields.reason')} max={500} name="reason" required rows={3} />
        </div>
      </Panel>
      <Panel plain title={t('whom')}>
        <div className="flex flex-col gap-6">
          <TextField label={t('fields.partners')} name="partners" support={t('fields.partnersSupport')} />
          <TextField
            label={t('fields.deadline')}
            name="deadline"
            support={t('fields.deadlineSupport')}
            type="datetime-local"
          />
        </div>
      </Panel>
      <div>
        <SubmitButton size="large">{t('request')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
