import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { rerunAction, steerRunAction } from '@/lib/jobs/runs/actions';
import { isSettled } from '@/lib/jobs/runs/rules';
import type { RunDetail } from '@/lib/jobs/types';
import { nameOf } from './wording';

/** Hold, release, cancel while it runs; run again from a job when it has ended. */
export async function RunActions({ run }: { run: RunDetail }) {
  const t = await getTranslations('jobs');
  if (run.kind === 'daily') return <p>{t('daily')}</p>;
  if (run.state === 'missed') return null;
  if (isSettled(run.state)) return <Rerun run={run} />;
  if (run.wanted === 'cancel') return null;
  const other = run.wanted === 'hold' ? 'run' : 'hold';
  return (
    <ActionForm action={steerRunAction} className="max-w-2xl" label={t('steer')}>
      <input name="id" type="hidden" value={run.id} />
      <TextField label={t('reason')} maxLength={500} name="reason" required />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="wanted" value={other} variant="outline">
          {t(other === 'hold' ? 'hold' : 'release')}
        </SubmitButton>
        <SubmitButton name="wanted" value="cancel" variant="danger">
          {t('cancel')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

async function Rerun({ run }: { run: RunDetail }) {
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  const first = run.jobs.find(({ state }) => state !== 'succeeded') ?? run.jobs[0];
  if (!first) return null;
  return (
    <ActionForm action={rerunAction} className="max-w-2xl" label={t('rerun')}>
      <p>{t('rerunHelp')}</p>
      <input name="id" type="hidden" value={run.id} />
      <input name="round" type="hidden" value={run.round} />
      <SelectField
        defaultValue={first.key}
        label={t('rerunFrom')}
        name="from"
        options={run.jobs.map(({ key, definition }) => ({ value: key, label: nameOf(definition, locale) }))}
        required
      />
      <TextField label={t('reason')} maxLength={500} name="reason" required />
      <div>
        <SubmitButton variant="outline">{t('rerun')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
