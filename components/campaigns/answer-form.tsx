import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { answerCampaignAction } from '@/lib/campaigns/actions';
import { filesLimit, placeOf, statuses, textLimit } from '@/lib/campaigns/constants';
import type { Freeze } from '@/lib/campaigns/integrated/types';
import type { Answer, CampaignDetail, StepRow, TargetRow } from '@/lib/campaigns/types';
import { env } from '@/lib/core/env';
import { formatDateTime, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

interface AnswerFormProps {
  campaign: CampaignDetail;
  target: TargetRow;
  steps: readonly StepRow[];
  answers: readonly Answer[];
  /** Those that hold today. */
  freezes: readonly Freeze[];
}

/** The own organization's answers, all steps at once. */
export async function AnswerForm({ campaign, target, steps, answers, freezes }: AnswerFormProps) {
  const t = await getTranslations('campaigns');
  return (
    <Panel plain title={t('answer.title')}>
      <p className="mb-4">{t('answer.lead')}</p>
      <ActionForm action={answerCampaignAction} label={t('answer.title')}>
        <input name="campaignId" type="hidden" value={campaign.id} />
        <input name="version" type="hidden" value={target.version} />
        {steps.map((step) => (
          <StepFields
            answer={answers.find(({ stepId }) => stepId === step.id)}
            freeze={freezes.find(({ blocks }) => blocks.includes(step.work))}
            key={step.id}
            step={step}
          />
        ))}
        <div>
          <SubmitButton size="large">{t('answer.send')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

interface StepFieldsProps {
  step: StepRow;
  answer: Answer | undefined;
  freeze: Freeze | undefined;
}

async function StepFields({ step, answer, freeze }: StepFieldsProps) {
  const t = await getTranslations('campaigns');
  const locale = await getLocale();
  const { position } = step;
  const facts = [
    step.voluntary ? t('progress.voluntary') : t('answer.weight', { weight: step.weight }),
    step.dueOn === null ? '' : t('answer.due', { date: formatShortDate(step.dueOn, locale) }),
    answer === undefined
      ? ''
      : t('answer.last', {
          name: answer.answeredBy || t('answer.byMerger'),
          time: formatDateTime(answer.answeredAt, locale),
        }),
  ].filter(Boolean);
  return (
    <section className="border-line border-t pt-4">
      <h3 className="text-std-17B-170">{`${position + 1}. ${step.title}`}</h3>
      <p className="mb-3 text-dns-14N-130 text-solid-gray-700">{facts.join('　')}</p>
      {freeze === undefined ? null : (
        <Banner
          className="mb-3"
          kind="warning"
          title={t('answer.frozen', {
            reason: freeze.reason,
            from: freeze.fromOn === null ? t('none') : formatShortDate(freeze.fromOn, locale),
            to: freeze.toOn === null ? t('none') : formatShortDate(freeze.toOn, locale),
          })}
        />
      )}
      <div className="grid gap-4 desktop:grid-cols-2">
        <SelectField
          defaultValue={answer?.status ?? ''}
          emptyLabel={t('answer.unanswered')}
          label={t('answer.status')}
          name={placeOf('status', position)}
          options={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        />
        <TextField
          defaultValue={answer?.doneOn ?? ''}
          label={t('answer.doneOn')}
          maxLength={20}
          name={placeOf('doneOn', position)}
          support={t('answer.doneOnSupport')}
        />
      </div>
      <TextField
        className="mt-3"
        defaultValue={answer?.comment ?? ''}
        label={t('answer.comment')}
        maxLength={textLimit}
        name={placeOf('comment', position)}
        support={step.evidence ? t('answer.evidence') : undefined}
      />
      {step.evidence ? (
        <div className="mt-3">
          <FileUpload
            label={t('answer.files')}
            maxBytes={env().RENKEI_FILE_MAX_BYTES}
            maxFiles={filesLimit}
            name={placeOf('files', position)}
          />
        </div>
      ) : null}
    </section>
  );
}
