import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { StepState } from '@/lib/core/generated/enums';
import { formatTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ServerStep } from '@/lib/operations/board/detail/types';

const tones: Record<StepState, Tone> = {
  waiting: 'waiting',
  commanded: 'progress',
  done: 'success',
  failed: 'error',
  void: 'closed',
};

/** A server's day, step by step: when it is due, when it was begun and settled, what came of it. */
export async function StepTable({ steps }: { steps: readonly ServerStep[] }) {
  const t = await getTranslations('operations.board');
  const time = (instant: Date | null) => (instant === null ? t('none') : formatTime(instant));
  return (
    <Table caption={t('allSteps')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('step')}</th>
          <th scope="col">{t('due')}</th>
          <th scope="col">{t('begun')}</th>
          <th scope="col">{t('settled')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.kind} ${step.round}`}>
            <td data-label={t('step')}>
              {t(`steps.${step.kind}`)}
              {step.round > 1 ? ` (${step.round})` : ''}
            </td>
            <td className="tight" data-label={t('due')}>
              {formatTime(step.dueAt)}
            </td>
            <td className="tight" data-label={t('begun')}>
              {time(step.begunAt)}
            </td>
            <td className="tight" data-label={t('settled')}>
              {time(step.settledAt)}
            </td>
            <td data-label={t('state')}>
              <StatusBadge tone={tones[step.state]}>{t(`states.${step.state}`)}</StatusBadge>
              {step.late ? <strong className="ms-2 text-error-2">{t('late')}</strong> : null}
              {step.exception === null ? null : <p>{t(`exceptions.${step.exception as 'released'}`)}</p>}
              {step.note === '' ? null : <p className="text-dns-14N-130 text-solid-gray-700">{step.note}</p>}
              {step.decidedBy === '' ? null : <p>{t('decided', { name: step.decidedBy })}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
