import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import type { PlaceKind } from '@/lib/core/generated/enums';
import { registerPlaceAction } from '@/lib/network/places/actions';
import type { NetworkWords } from '../states';

interface RegisterPlaceFormProps {
  organizationCode: string;
  kinds: readonly PlaceKind[];
  t: NetworkWords;
}

export function RegisterPlaceForm({ organizationCode, kinds, t }: RegisterPlaceFormProps) {
  return (
    <ActionForm action={registerPlaceAction} className="max-w-3xl" label={t('place.registerTitle')}>
      <Panel plain>
        <div className="flex flex-col gap-6">
          <TextField
            defaultValue={organizationCode}
            label={t('form.organization')}
            name="organizationCode"
            required
            support={t('form.organizationHelp')}
          />
          <SelectField
            label={t('form.kind')}
            name="kind"
            options={kinds.map((kind) => ({ value: kind, label: t(`placeKinds.${kind}`) }))}
            required
          />
          <TextField label={t('form.name')} maxLength={60} name="name" required support={t('place.nameHelp')} />
          <TextField label={t('form.nameEn')} lang="en" maxLength={80} name="nameEn" support={t('form.nameEnHelp')} />
          <div>
            <SubmitButton>{t('form.register')}</SubmitButton>
          </div>
        </div>
      </Panel>
    </ActionForm>
  );
}
