import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { setDeadlineAction } from '@/lib/incidents/actions';
import type { DeadlineRow } from '@/lib/incidents/duties/types';

/** Hours from the detection in which one outside report is owed. */
export async function DeadlineForm({ deadline: { authority, stage, hours, version } }: { deadline: DeadlineRow }) {
  const t = await getTranslations('incidents');
  const name = `${t(`duties.authorities.${authority}`)} ${t(`duties.stages.${stage}`)}`;
  return (
    <Panel plain title={name}>
      <ActionForm action={setDeadlineAction} doneMessage={t('deadlines.done')} label={name}>
        <input name="authority" type="hidden" value={authority} />
        <input name="stage" type="hidden" value={stage} />
        <input name="version" type="hidden" value={version} />
        <TextField
          className="max-w-40"
          defaultValue={String(hours)}
          inputMode="numeric"
          label={t('deadlines.hours')}
          name="hours"
          required
        />
        <div>
          <SubmitButton aria-label={`${t('deadlines.save')} ${name}`} variant="outline">
            {t('deadlines.save')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
