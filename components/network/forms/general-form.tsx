import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { setNetworkAction } from '@/lib/network/settings/actions';
import type { NetworkSettingsRow } from '@/lib/network/settings/queries';
import type { NetworkWords } from '../states';

const fields = ['heartbeatSeconds', 'missedHeartbeats', 'confirmSeconds', 'noDataMinutes', 'keepSampleDays'] as const;

interface GeneralFormProps {
  settings: NetworkSettingsRow;
  mayChange: boolean;
  t: NetworkWords;
}

/** How often agents report, and how long a silence lasts before it counts. */
export function GeneralForm({ settings, mayChange, t }: GeneralFormProps) {
  if (!mayChange)
    return (
      <DefinitionList
        items={fields.map((field) => ({ term: t(`settings.${field}`), value: String(settings[field]) }))}
      />
    );
  return (
    <ActionForm action={setNetworkAction} className="max-w-3xl" label={t('settings.general')}>
      <input name="version" type="hidden" value={settings.version} />
      <div className="grid gap-6 desktop:grid-cols-2">
        {fields.map((field) => (
          <TextField
            defaultValue={settings[field]}
            inputMode="numeric"
            key={field}
            label={t(`settings.${field}`)}
            name={field}
            required
          />
        ))}
      </div>
      <div className="mt-6">
        <SubmitButton>{t('form.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
