import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { subjectLimit, ticketCategories, ticketSystems, ticketUrgencies } from '@/lib/tickets/constants';

/** What is written down while somebody talks, the words first. */
export async function CallMatter() {
  const t = await getTranslations('tickets');
  const choose = t('form.choose');
  return (
    <>
      <TextField label={t('form.subject')} maxLength={subjectLimit} name="subject" required />
      <TextareaField label={t('form.question')} name="question" required rows={3} />
      <div className="call-kinds">
        <SelectField
          emptyLabel={choose}
          label={t('form.system')}
          name="system"
          options={ticketSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
          required
        />
        <SelectField
          emptyLabel={choose}
          label={t('form.category')}
          name="category"
          options={ticketCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          required
        />
        <SelectField
          emptyLabel={choose}
          label={t('form.urgency')}
          name="urgency"
          options={ticketUrgencies.toReversed().map((value) => ({ value, label: t(`urgencies.${value}`) }))}
          required
        />
      </div>
      <TextareaField label={t('form.answer')} name="answer" rows={3} unmarked />
    </>
  );
}
