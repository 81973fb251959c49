import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { savePlanAction } from '@/lib/projects/actions';
import { timeText } from '@/lib/projects/plans/hours/rules';
import type { PlanDetail } from '@/lib/projects/types';

interface PlanFormProps {
  plan: PlanDetail | null;
  system: string;
  /** Of the project that it belongs to; empty = none. */
  projectId: string;
}

/** The platform's hours and the daily backup. */
export async function PlanForm({ plan, system, projectId }: PlanFormProps) {
  const t = await getTranslations('projects.plans');
  return (
    <ActionForm action={savePlanAction} className="max-w-3xl" label={t(plan === null ? 'new' : 'edit')}>
      <input name="planId" type="hidden" value={plan?.id ?? ''} />
      <input name="projectId" type="hidden" value={projectId} />
      <input name="version" type="hidden" value={plan?.version ?? 1} />
      <TextField defaultValue={system} label={t('system')} maxLength={100} name="system" required />
      <div className="grid gap-6 desktop:grid-cols-2">
        <TextField
          defaultValue={plan ? timeText(plan.opens) : '7:30'}
          label={t('form.opens')}
          name="opens"
          required
          support={t('form.timeSupport')}
        />
        <TextField
          defaultValue={plan ? timeText(plan.closes) : '20:00'}
          label={t('form.closes')}
          name="closes"
          required
          support={t('form.timeSupport')}
        />
      </div>
      <CheckboxField defaultChecked={plan?.daily ?? false} name="daily">
        {t('form.daily')}
      </CheckboxField>
      <div className="grid gap-6 desktop:grid-cols-2">
        <TextField
          defaultValue={plan ? timeText(plan.backupAt) : '18:30'}
          label={t('form.backupAt')}
          name="backupAt"
          required
          support={t('form.backupAtSupport')}
        />
        <TextField
          defaultValue={String(plan?.backupMinutes ?? 60)}
          inputMode="numeric"
          label={t('form.backupMinutes')}
          name="backupMinutes"
          required
        />
      </div>
      <div>
        <SubmitButton>{t(plan === null ? 'form.make' : 'form.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
