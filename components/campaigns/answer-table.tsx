import { Table } from '@/components/ui/list/table';
import type { Answer, StepRow } from '@/lib/campaigns/types';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { FileSummary } from '@/lib/files/types';
import { type CampaignWords, StatusWord } from './words';

interface AnswerTableProps {
  steps: readonly StepRow[];
  answers: readonly Answer[];
  files: readonly FileSummary[];
  locale: Locale;
  t: CampaignWords;
}

/** What an organization said of each step. */
export function AnswerTable({ steps, answers, files, locale, t }: AnswerTableProps) {
  return (
    <Table caption={t('progress.steps')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('columns.step')}</th>
          <th scope="col">{t('answer.status')}</th>
          <th scope="col">{t('answer.doneOn')}</th>
          <th scope="col">{t('answer.comment')}</th>
          <th scope="col">{t('answer.kept')}</th>
          <th scope="col">{t('columns.answered')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const answer = answers.find(({ stepId }) => stepId === step.id);
          const kept = files.filter(({ id }) => answer?.fileIds.includes(id));
          return (
            <tr key={step.id}>
              <td className="wide" data-label={t('columns.step')}>{`${step.position + 1}. ${step.title}`}</td>
              <td className="tight" data-label={t('answer.status')}>
                <StatusWord status={answer?.status ?? null} t={t} />
              </td>
              <td className="tight" data-label={t('answer.doneOn')}>
                {answer?.doneOn ? formatShortDate(answer.doneOn, locale) : t('none')}
              </td>
              <td data-label={t('answer.comment')}>{answer?.comment || t('none')}</td>
              <td data-label={t('answer.kept')}>
                {kept.length === 0
                  ? t('none')
                  : kept.map(({ id, name }) => (
                      <a className="link block" href={`/files/${id}`} key={id}>
                        {name}
                      </a>
                    ))}
              </td>
              <td className="tight" data-label={t('columns.answered')}>
                {answer === undefined
                  ? t('none')
                  : `${answer.answeredBy || t('answer.byMerger')} ${formatShortDateTime(answer.answeredAt, locale)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
