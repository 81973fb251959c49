import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { DrillState, DrillSummary } from '@/lib/continuity/drills/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ContinuityText } from './text';

export const drillTones: Readonly<Record<DrillState, Tone>> = {
  running: 'progress',
  passed: 'success',
  failed: 'error',
  broken: 'error',
};

interface DrillTableProps {
  drills: readonly DrillSummary[];
  locale: Locale;
  t: ContinuityText;
}

export function DrillTable({ drills, locale, t }: DrillTableProps) {
  return (
    <Table caption={t('drills.list')} captionHidden narrow="stack">
      <thead>
        <tr>
          {(['startedAt', 'finishedAt', 'startedBy', 'state'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`drills.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {drills.map(({ id, startedAt, finishedAt, startedBy, state }) => (
          <tr key={id}>
            <th data-label={t('drills.startedAt')} scope="row">
              <TextLink href={`/continuity/drills/${id}`}>{formatShortDateTime(startedAt, locale)}</TextLink>
            </th>
            <td data-label={t('drills.finishedAt')}>
              {finishedAt === null ? '' : formatShortDateTime(finishedAt, locale)}
            </td>
            <td data-label={t('drills.startedBy')}>{startedBy}</td>
            <td data-label={t('drills.state')}>
              <StatusBadge tone={drillTones[state]}>{t(`drills.states.${state}`)}</StatusBadge>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
