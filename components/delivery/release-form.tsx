import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { proposeReleaseAction } from '@/lib/delivery/releases/actions';
import type { PackageSummary } from '@/lib/delivery/types';

interface ReleaseFormProps {
  packages: readonly PackageSummary[];
  chosen: PackageSummary;
  prefectures: readonly { readonly code: string; readonly name: string }[];
  /** `2026-11-28T19:00` in Japan. */
  startsAt: string;
}

export async function ReleaseForm({ packages, chosen, prefectures, startsAt }: ReleaseFormProps) {
  const t = await getTranslations('delivery');
  const disturbs = chosen.kind === 'program' || chosen.kind === 'master_data';
  return (
    <ActionForm action={proposeReleaseAction} className="max-w-4xl" label={t('newRelease')}>
      <Panel plain>
        <div className="flex flex-col gap-6">
          <SelectField
            defaultValue={chosen.id}
            label={t('package')}
            name="packageId"
            options={packages.map(({ id, title, name, version }) => ({
              value: id,
              label: `${title} (${name} ${version})`,
            }))}
            required
          />
          <ChoiceField
            choices={chosen.nodeKinds.map((value) => ({ value, label: t(`nodeKinds.${value}`) }))}
            defaultValue={chosen.nodeKinds}
            inline
            kind="checkbox"
            legend={t('targets')}
            name="nodeKinds"
            required
          />
          <div className="grid gap-6 desktop:grid-cols-2">
            <SelectField
              emptyLabel={t('allPrefectures')}
              label={t('prefecture')}
              name="prefecture"
              options={prefectures.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <TextField label={t('pilots')} maxLength={2_000} name="pilots" support={t('pilotsHelp')} />
          </div>
          <div className="grid gap-6 desktop:grid-cols-3">
            <TextField defaultValue={startsAt} label={t('startsAt')} name="startsAt" required type="datetime-local" />
            <TextField defaultValue="6:00" label={t('slotFrom')} name="slotFrom" required />
            <TextField defaultValue="8:00" label={t('slotTo')} name="slotTo" required />
          </div>
          <CheckboxField defaultChecked={!disturbs} name="anyTime" value="yes">
            {t('anyTime')}
          </CheckboxField>
          <div className="grid gap-6 desktop:grid-cols-2">
            <TextField defaultValue="95" inputMode="numeric" label={t('success')} name="success" required />
            <TextField defaultValue="3" inputMode="numeric" label={t('error')} name="error" required />
          </div>
          <div className="grid gap-6 desktop:grid-cols-2">
            <TextField defaultValue="0" inputMode="numeric" label={t('limit')} name="limit" required />
            <TextField defaultValue="0" inputMode="numeric" label={t('townLimit')} name="townLimit" required />
          </div>
          <CheckboxField defaultChecked name="rollBack" value="yes">
            {t('autoRollBack')}
          </CheckboxField>
          <p>{t('proposeHelp')}</p>
          <TextField autoComplete="off" label={t('passphrase')} name="passphrase" required type="password" />
        </div>
      </Panel>
      <div>
        <SubmitButton size="large">{t('propose')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
