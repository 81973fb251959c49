import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { announcePlanAction, submitPlanAction } from '@/lib/training/actions';
import { textLimit, titleLimit } from '@/lib/training/constants';
import type { PlanRow } from '@/lib/training/types';

interface PlanFormProps {
  year: number;
  plan: PlanRow | null;
  /** The operator's for the nation. */
  national: boolean;
}

export async function PlanForm({ year, plan, national }: PlanFormProps) {
  const t = await getTranslations('training');
  const days = (['enrolFrom', 'startsOn', 'endsOn'] as const).map((name) => (
    <TextField
      defaultValue={plan?.[name] ?? ''}
      key={name}
      label={t(`plan.${name}`)}
      maxLength={20}
      name={name}
      required
      support={t('plan.support')}
    />
  ));
  return (
    <ActionForm action={national ? announcePlanAction : submitPlanAction} className="max-w-3xl" label={t('plan.own')}>
      <input name="fiscalYear" type="hidden" value={year} />
      <input name="version" type="hidden" value={plan?.version ?? ''} />
      <TextField defaultValue={plan?.title} label={t('plan.name')} maxLength={titleLimit} name="title" required />
      <TextareaField defaultValue={plan?.body} label={t('plan.body')} max={textLimit} name="body" required rows={6} />
      <TextField
        defaultValue={plan?.trainees}
        inputMode="numeric"
        label={t('plan.trainees')}
        maxLength={9}
        name="trainees"
        required
      />
      {national ? days : null}
      <div>
        <SubmitButton size="large">{t(national ? 'plan.send' : 'plan.submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
