import type { ReactNode } from 'react';
import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { bodyLimit, subjectLimit, ticketCategories, ticketSystems, ticketUrgencies } from '@/lib/tickets/constants';

interface MatterFieldsProps {
  typed: Readonly<Record<string, string>>;
  /** Stands below the words as they are typed. */
  suggestions: ReactNode;
}

/** The fields of an inquiry sheet that say what it is about (様02-04). */
export async function MatterFields({ typed, suggestions }: MatterFieldsProps) {
  const t = await getTranslations('tickets');
  return (
    <>
      <TextField
        defaultValue={typed.subject}
        label={t('form.subject')}
        maxLength={subjectLimit}
        name="subject"
        required
        support={t('form.subjectHelp')}
      />
      <div className="grid gap-6 desktop:grid-cols-2">
        <SelectField
          defaultValue={typed.system ?? ''}
          emptyLabel={t('form.choose')}
          label={t('form.system')}
          name="system"
          options={ticketSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
          required
        />
        <SelectField
          defaultValue={typed.category ?? ''}
          emptyLabel={t('form.choose')}
          label={t('form.category')}
          name="category"
          options={ticketCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          required
        />
        <SelectField
          defaultValue={typed.urgency ?? ''}
          emptyLabel={t('form.choose')}
          label={t('form.urgency')}
          name="urgency"
          options={ticketUrgencies.toReversed().map((value) => ({ value, label: t(`urgencies.${value}`) }))}
          required
          support={t('urgencyHelp')}
        />
        <TextField
          defaultValue={typed.occurredAt}
          label={t('form.occurredAt')}
          name="occurredAt"
          support={t('form.occurredAtHelp')}
          type="datetime-local"
        />
      </div>
      <TextareaField
        defaultValue={typed.question}
        label={t('form.question')}
        max={bodyLimit}
        name="question"
        required
        rows={6}
        support={t('form.questionHelp')}
      />
      {suggestions}
      <TextareaField
        defaultValue={typed.actionTaken}
        label={t('form.actionTaken')}
        max={bodyLimit}
        name="actionTaken"
        rows={4}
        support={t('form.actionTakenHelp')}
      />
    </>
  );
}
