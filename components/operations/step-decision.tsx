import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { formatTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ServerDay, ServerStep } from '@/lib/operations/board/detail/types';
import { decideStepAction } from '@/lib/operations/decisions/actions';

/** What an authorized person can do about a step that is late or has failed, with a reason. */
export async function StepDecision({ server, step }: { server: ServerDay; step: ServerStep }) {
  const t = await getTranslations('operations.board');
  const title = `${formatTime(step.dueAt)} ${t(`steps.${step.kind}`)}`;
  const which = { nodeId: server.nodeId, date: server.date, kind: step.kind, round: String(step.round) };
  return (
    <ActionForm action={decideStepAction} label={title}>
      <h3 className="text-std-17B-170">{title}</h3>
      {Object.entries(which).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <TextField label={t('reason')} maxLength={500} name="reason" required />
      <div className="flex flex-wrap gap-4">
        {step.state === 'failed' ? (
          <SubmitButton name="decision" value="retry">
            {t('retry')}
          </SubmitButton>
        ) : null}
        <SubmitButton name="decision" value="release" variant="outline">
          {t('release')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
