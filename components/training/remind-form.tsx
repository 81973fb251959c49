import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { getTranslations } from '@/lib/core/i18n/server';
import { remindOpenAction, remindPlansAction } from '@/lib/training/actions';

interface RemindFormProps {
  about: 'plans' | 'courses';
  year: number;
  label: string;
}

/** One button: reminds those who are not through, each once a day. */
export async function RemindForm({ about, year, label }: RemindFormProps) {
  const t = await getTranslations('training');
  return (
    <ActionForm
      action={about === 'plans' ? remindPlansAction : remindOpenAction}
      className="my-4"
      doneMessage={t('plans.remindDone')}
      label={label}
    >
      <input name="fiscalYear" type="hidden" value={year} />
      <div>
        <SubmitButton variant="outline">{label}</SubmitButton>
      </div>
    </ActionForm>
  );
}
