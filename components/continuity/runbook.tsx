import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { StatusBadge } from '@/components/ui/status-badge';
import { doStepAction } from '@/lib/continuity/declarations/actions';
import type { DeclarationDetail, StepSummary } from '@/lib/continuity/declarations/types';
import { type Plan, workingSteps } from '@/lib/continuity/plans/constants';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { StepWords } from './step-words';
import type { ContinuityText } from './text';

interface RunbookProps {
  declaration: DeclarationDetail;
  words: readonly StepWords[];
  mayDo: boolean;
  /** A condition of the plan does not hold now. */
  unmet: boolean;
  locale: Locale;
  t: ContinuityText;
}

/** The steps of S2's 運用方針, word for word, each with who did it, when, and the evidence. */
export function Runbook({ declaration, words, mayDo, unmet, locale, t }: RunbookProps) {
  const done = declaration.steps.filter(({ state }) => state !== 'open').length;
  return (
    <>
      <p className="mb-4">{t('runbook.progress', { done, all: declaration.steps.length })}</p>
      <ol className="flex flex-col gap-4">
        {declaration.steps.map((step) => (
          <li className="rounded-8 border border-line p-4" key={step.number}>
            <StepText step={step} t={t} words={words[step.number - 1]} />
            {step.state === 'open' ? (
              mayDo && declaration.state === 'open' ? (
                <StepForm
                  despite={unmet && step.number <= workingSteps[declaration.plan as Plan]}
                  id={declaration.id}
                  step={step}
                  t={t}
                />
              ) : null
            ) : (
              <p className="mt-2">
                {step.doneBy}　{step.doneAt ? formatShortDateTime(step.doneAt, locale) : ''}　{step.evidence}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function StepText({ step, words, t }: { step: StepSummary; words: StepWords | undefined; t: ContinuityText }) {
  return (
    <>
      <h3 className="text-std-17B-170">
        {step.number}. {words?.title}{' '}
        {step.state === 'open' ? null : (
          <StatusBadge tone="success">{t(step.state === 'done' ? 'runbook.done' : 'runbook.notNeeded')}</StatusBadge>
        )}
      </h3>
      <p className="whitespace-pre-line">{words?.text}</p>
    </>
  );
}

interface StepFormProps {
  id: string;
  step: StepSummary;
  /** It can be done only by saying that it was done although a condition does not hold. */
  despite: boolean;
  t: ContinuityText;
}

function StepForm({ id, step, despite, t }: StepFormProps) {
  return (
    <ActionForm action={doStepAction} className="mt-2" label={`${t('runbook.step')} ${step.number}`}>
      <input name="id" type="hidden" value={id} />
      <input name="number" type="hidden" value={step.number} />
      <TextField label={t('runbook.evidence')} max={500} name="evidence" required support={t('runbook.evidenceHint')} />
      {despite ? <CheckboxField name="despite">{t('runbook.despite')}</CheckboxField> : null}
      <SubmitButton aria-label={`${t('runbook.mark')} ${t('runbook.step')} ${step.number}`} variant="outline">
        {t('runbook.mark')}
      </SubmitButton>
    </ActionForm>
  );
}
