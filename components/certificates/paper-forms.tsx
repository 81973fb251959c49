import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import type { CertificateSettings } from '@/lib/certificates/queries';
import { addPeriodAction, addStockAction, saveSettingsAction } from '@/lib/certificates/stocks/actions';
import type { FormPeriodRow } from '@/lib/certificates/stocks/queries';
import { formatWareki } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';

export async function AddStockForm() {
  const t = await getTranslations('certificates');
  return (
    <Panel title={t('paper.add')}>
      <ActionForm action={addStockAction} label={t('paper.add')}>
        <div className="grid gap-6 desktop:grid-cols-2">
          <TextField label={t('paper.name')} maxLength={40} name="name" required />
          <SelectField
            label={t('paper.kind')}
            name="kind"
            options={(['tamper_proof', 'insurance_form'] as const).map((value) => ({
              value,
              label: t(`paperKinds.${value}`),
            }))}
            required
          />
          <TextField inputMode="numeric" label={t('paper.first')} name="first" required />
          <TextField inputMode="numeric" label={t('paper.last')} name="last" required />
        </div>
        <CheckboxField name="shared">{t('paper.shared')}</CheckboxField>
        <div>
          <SubmitButton>{t('paper.add')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

/** Which form proves the insurance from when. */
export async function FormPeriods({ periods }: { periods: readonly FormPeriodRow[] }) {
  const t = await getTranslations('certificates');
  return (
    <Panel plain title={t('paper.forms')}>
      {periods.length === 0 ? (
        <p>{t('paper.noForms')}</p>
      ) : (
        <Table caption={t('paper.forms')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('paper.validFrom')}</th>
              <th scope="col">{t('paper.form')}</th>
              <th scope="col">{t('paper.expiresOn')}</th>
            </tr>
          </thead>
          <tbody>
            {periods.map(({ id, form, validFrom, expiresOn }) => (
              <tr key={id}>
                <td data-label={t('paper.validFrom')}>{formatWareki(validFrom)}</td>
                <td data-label={t('paper.form')}>{t(`forms.${form}`)}</td>
                <td data-label={t('paper.expiresOn')}>{formatWareki(expiresOn)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <ActionForm action={addPeriodAction} className="mt-6" label={t('paper.addForm')}>
        <div className="grid gap-6 desktop:grid-cols-3">
          <SelectField
            label={t('paper.form')}
            name="form"
            options={(['confirmation', 'card'] as const).map((value) => ({ value, label: t(`forms.${value}`) }))}
            required
          />
          <TextField label={t('paper.validFrom')} name="validFrom" required type="date" />
          <TextField label={t('paper.expiresOn')} name="expiresOn" required type="date" />
        </div>
        <div>
          <SubmitButton variant="outline">{t('paper.addForm')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

export async function SettingsForm({ settings }: { settings: CertificateSettings }) {
  const t = await getTranslations('certificates.paper');
  return (
    <Panel title={t('settings')}>
      <ActionForm action={saveSettingsAction} label={t('settings')}>
        <div className="grid gap-6 desktop:grid-cols-2">
          <TextField
            defaultValue={settings.insurerNumber}
            inputMode="numeric"
            label={t('insurerNumber')}
            name="insurerNumber"
            required
          />
          <TextField
            defaultValue={String(settings.maxDataAgeHours)}
            inputMode="numeric"
            label={t('maxAge')}
            name="maxDataAgeHours"
            required
            support={t('maxAgeSupport')}
          />
        </div>
        <div>
          <SubmitButton variant="outline">{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
