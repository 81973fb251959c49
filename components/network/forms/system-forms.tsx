import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { addSystemAction, changeSystemAction } from '@/lib/network/systems/actions';
import type { SystemRow } from '@/lib/network/systems/queries';
import type { NetworkWords } from '../states';

function Fields({ system, t }: { system: SystemRow | null; t: NetworkWords }) {
  return (
    <>
      <TextField defaultValue={system?.name ?? ''} label={t('form.name')} maxLength={60} name="name" required />
      <TextField defaultValue={system?.nameEn ?? ''} label={t('form.nameEn')} lang="en" maxLength={80} name="nameEn" />
      <TextareaField defaultValue={system?.note ?? ''} label={t('systems.note')} max={500} name="note" rows={3} />
    </>
  );
}

export function AddSystemForm({ organizationCode, t }: { organizationCode: string; t: NetworkWords }) {
  return (
    <ActionForm action={addSystemAction} label={t('systems.add')}>
      <div className="flex flex-col gap-6">
        <TextField label={t('systems.code')} maxLength={20} name="code" required support={t('systems.codeHelp')} />
        <TextField defaultValue={organizationCode} label={t('form.organization')} name="organizationCode" required />
        <Fields system={null} t={t} />
        <div>
          <SubmitButton>{t('systems.add')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}

export function ChangeSystemForm({ system, t }: { system: SystemRow; t: NetworkWords }) {
  return (
    <ActionForm action={changeSystemAction} label={t('systems.change', { name: system.label })}>
      <input name="code" type="hidden" value={system.code} />
      <input name="version" type="hidden" value={system.version} />
      <div className="flex flex-col gap-6">
        <Fields system={system} t={t} />
        <CheckboxField defaultChecked={system.validTo !== null} name="retired">
          {t('systems.retired')}
        </CheckboxField>
        <div>
          <SubmitButton>{t('form.save')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}
