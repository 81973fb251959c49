import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { packageKinds, releaseNodeKinds } from '@/lib/delivery/constants';
import { createPackageAction } from '@/lib/delivery/releases/actions';
import { PartUpload } from './part-upload';

export async function PackageForm() {
  const t = await getTranslations('delivery');
  return (
    <ActionForm action={createPackageAction} className="max-w-4xl" label={t('newPackage')}>
      <Panel plain>
        <div className="flex flex-col gap-6">
          <PartUpload
            words={{
              label: t('upload'),
              uploading: t.raw('uploading'),
              done: t('uploaded'),
              failed: t('uploadFailed'),
            }}
          />
          <div className="grid gap-6 desktop:grid-cols-3">
            <TextField label={t('name')} maxLength={40} name="name" required support={t('nameHelp')} />
            <TextField label={t('version')} maxLength={40} name="version" required support={t('nameHelp')} />
            <TextField label={t('requires')} maxLength={40} name="requires" support={t('requiresHelp')} />
          </div>
          <TextField label={t('packageTitle')} maxLength={80} name="title" required />
          <SelectField
            label={t('kind')}
            name="kind"
            options={packageKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            required
          />
          <ChoiceField
            choices={releaseNodeKinds.map((value) => ({ value, label: t(`nodeKinds.${value}`) }))}
            inline
            kind="checkbox"
            legend={t('targets')}
            name="nodeKinds"
            required
          />
          <div className="grid gap-6 desktop:grid-cols-3">
            {(['applyCommand', 'undoCommand', 'checkCommand'] as const).map((name) => (
              <TextField key={name} label={t(name)} maxLength={40} name={name} support={t('commandHelp')} />
            ))}
          </div>
          <TextareaField label={t('notes')} max={4_000} name="notes" rows={4} />
        </div>
      </Panel>
      <div>
        <SubmitButton size="large">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
