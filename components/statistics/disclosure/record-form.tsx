import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { getTranslations } from '@/lib/core/i18n/server';
import { registerRecordAction } from '@/lib/statistics/actions';
import { textLimit } from '@/lib/statistics/disclosure/constants';

/** Registers a record by one of the two between which it passed. */
export async function RecordForm({ ownCode }: { ownCode: string }) {
  const t = await getTranslations('disclosure');
  return (
    <Disclosure summary={t('records.register')}>
      <ActionForm
        action={registerRecordAction}
        className="max-w-3xl"
        doneMessage={t('records.registered')}
        label={t('records.register')}
      >
        <TextField label={t('columns.record')} maxLength={60} name="reference" required />
        <div className="grid gap-6 desktop:grid-cols-2">
          <TextField label={t('records.requesterCode')} maxLength={20} name="requesterCode" required />
          <TextField
            defaultValue={ownCode}
            label={t('records.providerCode')}
            maxLength={20}
            name="providerCode"
            required
          />
          <TextField label={t('columns.business')} maxLength={100} name="business" required />
          <TextField label={t('columns.providedOn')} name="providedOn" required type="date" />
        </div>
        <CheckboxField name="supported">{t('records.supported')}</CheckboxField>
        <TextField className="max-w-xs" label={t('records.code')} maxLength={4} name="code" />
        <TextField
          label={t('records.codeReason')}
          maxLength={textLimit}
          name="codeReason"
          support={t('records.codeReasonSupport')}
        />
        <div>
          <SubmitButton variant="outline">{t('records.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
