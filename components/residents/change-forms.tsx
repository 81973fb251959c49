import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { getTranslations } from '@/lib/core/i18n/server';
import {
  birthAction,
  deathAction,
  householdChangeAction,
  moveOutAction,
  moveWithinAction,
} from '@/lib/residents/changes/actions';
import type { PersonChange } from '@/lib/residents/constants';
import type { District } from '@/lib/residents/queries';
import type { ResidentDetail } from '@/lib/residents/types';

interface ChangeFormProps {
  resident: ResidentDetail;
  today: string;
  districts: readonly District[];
}

const actions = {
  moved_out: moveOutAction,
  moved_within: moveWithinAction,
  born: birthAction,
  died: deathAction,
  household_changed: householdChangeAction,
} as const;

/** Dates of a change as the notification form has them. */
export async function ChangeDates({ today, effective = true }: { today: string; effective?: boolean }) {
  const t = await getTranslations('counter.changes');
  return (
    <div className="grid gap-6 desktop:grid-cols-2">
      {effective ? (
        <TextField defaultValue={today} label={t('effectiveOn')} name="effectiveOn" required type="date" />
      ) : null}
      <TextField defaultValue={today} label={t('notifiedOn')} name="notifiedOn" required type="date" />
    </div>
  );
}

export async function PersonFields() {
  const t = await getTranslations('counter');
  return (
    <div className="grid gap-6 desktop:grid-cols-2">
      <TextField label={t('fields.name')} maxLength={80} name="name" required />
      <TextField label={t('fields.kana')} maxLength={120} name="kana" required />
      <TextField label={t('fields.birthDate')} name="birthDate" required type="date" />
      <ChoiceField
        choices={(['male', 'female'] as const).map((value) => ({ value, label: t(`sexes.${value}`) }))}
        inline
        kind="radio"
        legend={t('fields.sex')}
        name="sex"
        required
      />
    </div>
  );
}

export async function PlaceFields({ districts }: { districts: readonly District[] }) {
  const t = await getTranslations('counter.fields');
  return (
    <div className="grid gap-6 desktop:grid-cols-2">
      <SelectField
        label={t('district')}
        name="districtId"
        options={districts.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <TextField label={t('address')} maxLength={120} name="address" required />
    </div>
  );
}

async function HouseholdFields() {
  const t = await getTranslations('counter.changes');
  return (
    <>
      <ChoiceField
        choices={[
          { value: 'join', label: t('join') },
          { value: 'separate', label: t('separate') },
          { value: 'head', label: t('headChange') },
        ]}
        kind="radio"
        legend={t('change')}
        name="change"
        required
      />
      <TextField inputMode="numeric" label={t('household')} name="household" />
      <TextField label={t('relationshipFormer')} maxLength={20} name="relationship" />
    </>
  );
}

/** One change of the register for one person. */
export async function ChangeForm({ kind, resident, today, districts }: ChangeFormProps & { kind: PersonChange }) {
  const t = await getTranslations('counter.changes');
  return (
    <ActionForm action={actions[kind]} className="max-w-3xl" label={t(kind)}>
      <input name="residentId" type="hidden" value={resident.id} />
      {kind === 'born' ? null : <input name="version" type="hidden" value={resident.version} />}
      <ChangeDates effective={kind !== 'born'} today={today} />
      {kind === 'moved_out' ? <TextField label={t('newAddress')} maxLength={120} name="newAddress" required /> : null}
      {kind === 'moved_within' ? (
        <>
          <PlaceFields districts={districts} />
          <CheckboxField name="whole">{t('whole')}</CheckboxField>
        </>
      ) : null}
      {kind === 'born' ? (
        <>
          <p>{t('birthHelp', { name: resident.headName })}</p>
          <PersonFields />
          <TextField defaultValue="子" label={t('relationship')} maxLength={20} name="relationship" required />
        </>
      ) : null}
      {kind === 'household_changed' ? <HouseholdFields /> : null}
      <div>
        <SubmitButton size="large">{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
