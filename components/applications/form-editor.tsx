import type { ButtonVariant } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import type { FormAction } from '@/components/ui/form/state';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { organizationKinds } from '@/lib/access/actor';
import { effects, fieldPlaces, tiers } from '@/lib/applications/constants';
import { editFormAction } from '@/lib/applications/forms/actions';
import { daysName, skipName } from '@/lib/applications/forms/schema';
import type { ApplicationForm } from '@/lib/applications/types';
import { getTranslations } from '@/lib/core/i18n/server';
import { FieldLineEditor } from './field-line';
import { FormFields } from './form-fields';

/** Empty lines behind the fields; saving brings more. */
const spare = 3;

/** Edits the draft of a form: its names, fields, route and effect. */
export async function EditorForm({ form }: { form: ApplicationForm }) {
  const t = await getTranslations('applications');
  const lines = Math.min(fieldPlaces, form.fields.length + spare);
  const line = (name: 'name' | 'nameEn' | 'lead' | 'leadEn', label: string, required: boolean) => (
    <TextField defaultValue={form[name]} label={label} name={name} required={required} />
  );
  return (
    <ActionForm action={editFormAction} label={t('forms.editDraft')}>
      <input name="id" type="hidden" value={form.id} />
      <input name="revision" type="hidden" value={form.revision} />
      <Panel plain title={t('forms.editDraft')}>
        <div className="grid gap-6 desktop:grid-cols-2">
          {line('name', t('forms.name'), true)}
          {line('nameEn', t('forms.nameEn'), true)}
          {line('lead', t('forms.leadText'), false)}
          {line('leadEn', t('forms.leadTextEn'), false)}
          <SelectField
            defaultValue={form.effect}
            label={t('forms.effect')}
            name="effect"
            options={effects.map((value) => ({ value, label: t(`forms.effectNames.${value}`) }))}
            required
          />
          <div className="grid grid-cols-2 gap-6">
            <TextField defaultValue={String(form.minFiles)} label={t('forms.minFiles')} name="minFiles" required />
            <TextField defaultValue={String(form.maxFiles)} label={t('forms.maxFiles')} name="maxFiles" required />
          </div>
          {tiers.map((tier) => (
            <TextField
              key={tier}
              defaultValue={String(form.route.find((step) => step.tier === tier)?.days ?? '')}
              label={t('forms.days', { tier: t(`tiers.${tier}`) })}
              name={daysName(tier)}
            />
          ))}
        </div>
        <ChoiceField
          choices={organizationKinds.map((value) => ({ value, label: t(`forms.kinds.${value}`) }))}
          className="mt-6"
          defaultValue={form.applicants}
          inline
          kind="checkbox"
          legend={t('forms.applicants')}
          name="applicants"
          required
        />
        {tiers.map((tier) => (
          <ChoiceField
            key={tier}
            choices={organizationKinds.map((value) => ({ value, label: t(`forms.kinds.${value}`) }))}
            className="mt-6"
            defaultValue={form.route.find((step) => step.tier === tier)?.skippedFor ?? []}
            inline
            kind="checkbox"
            legend={t('forms.skips', { tier: t(`tiers.${tier}`) })}
            name={skipName(tier)}
          />
        ))}
      </Panel>
      <Panel title={t('forms.fields')}>
        <p className="mb-4">{t('forms.fieldsSupport')}</p>
        <div className="flex flex-col gap-6">
          {Array.from({ length: lines }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <FieldLineEditor key={index} field={form.fields[index]} index={index} />
          ))}
        </div>
      </Panel>
      <div>
        <SubmitButton size="large">{t('forms.saveDraft')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What an applicant will see; nothing of it is sent anywhere. */
export async function FormPreview({ form }: { form: ApplicationForm }) {
  const t = await getTranslations('applications.forms');
  return (
    <Panel title={t('preview')}>
      <p className="mb-4">{t('previewLead')}</p>
      <div className="rounded-8 border border-line bg-white p-6">
        <FormFields fields={form.fields} values={{}} />
      </div>
    </Panel>
  );
}

interface OneFormActionProps {
  action: FormAction;
  form: Pick<ApplicationForm, 'id' | 'revision' | 'code' | 'publishedAt'>;
  label: string;
  variant: ButtonVariant;
}

/** A button for what can be done with a form as a whole. A form in force is named by its code, a draft by what was seen of it. */
export function OneFormAction({ action, form, label, variant }: OneFormActionProps) {
  return (
    <ActionForm action={action} label={label}>
      {form.publishedAt === null ? (
        <>
          <input name="id" type="hidden" value={form.id} />
          <input name="revision" type="hidden" value={form.revision} />
        </>
      ) : (
        <input name="code" type="hidden" value={form.code} />
      )}
      <div>
        <SubmitButton variant={variant}>{label}</SubmitButton>
      </div>
    </ActionForm>
  );
}
