import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { addDeskDayAction, setDeskHoursAction } from '@/lib/tickets/desk-hours/actions';
import { deskDayWhens } from '@/lib/tickets/desk-hours/schema';

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
const turns = [1, 2, 3, 4, 5] as const;

async function SpanFields({ prefix }: { prefix: 'hours' | 'day' }) {
  const t = await getTranslations('tickets.desk');
  return (
    <div className="flex flex-wrap gap-6">
      {(['opens', 'closes'] as const).map((name) => (
        <TextField
          key={`${prefix}-${name}`}
          label={t(name)}
          maxLength={5}
          name={name}
          required
          support={t('timeHelp')}
        />
      ))}
    </div>
  );
}

/** The usual hours from a date on. */
export async function DeskHoursForm() {
  const t = await getTranslations('tickets.desk');
  return (
    <ActionForm action={setDeskHoursAction} label={t('setHours')}>
      <TextField label={t('validFrom')} name="validFrom" required type="date" />
      <SpanFields prefix="hours" />
      <div>
        <SubmitButton variant="outline">{t('setHours')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** A named extra day: one date, or weekdays of each month. */
export async function DeskDayForm() {
  const t = await getTranslations('tickets.desk');
  return (
    <ActionForm action={addDeskDayAction} label={t('addDay')}>
      <TextField label={t('dayName')} maxLength={60} name="name" required />
      <ChoiceField
        choices={deskDayWhens.map((value) => ({ value, label: t(`whens.${value}`) }))}
        defaultValue="date"
        inline
        kind="radio"
        legend={t('when')}
        name="when"
        required
      />
      <TextField label={t('date')} name="date" type="date" unmarked />
      <div className="flex flex-wrap gap-6">
        <ChoiceField
          choices={turns.map((turn) => ({ value: String(turn), label: t('nth', { nth: turn }) }))}
          inline
          kind="checkbox"
          legend={t('ofMonth')}
          name="nth"
          unmarked
        />
        <SelectField
          defaultValue="5"
          label={t('weekday')}
          name="weekday"
          options={weekdays.map((day) => ({ value: String(day), label: t(`weekdays.${day}`) }))}
          unmarked
        />
      </div>
      <SpanFields prefix="day" />
      <div>
        <SubmitButton variant="outline">{t('addDay')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
