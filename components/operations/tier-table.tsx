import { Table } from '@/components/ui/list/table';
import { formatTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { TierProgress } from '@/lib/operations/board/types';

/** The same as the picture, as a table. */
export async function TierTable({ tiers }: { tiers: readonly TierProgress[] }) {
  const t = await getTranslations('operations.board');
  const figures = ['done', 'late', 'failed'] as const;
  return (
    <Table caption={t('progress')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('tier')}</th>
          <th scope="col">{t('step')}</th>
          <th scope="col">{t('due')}</th>
          {figures.map((key) => (
            <th key={key} className="num" scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ tier, kind, total, done, failed, late, firstDue, lastDue }) => (
          <tr key={`${tier} ${kind}`}>
            <td data-label={t('tier')}>{t(`tiers.${tier as 0 | 1 | 2}`)}</td>
            <td data-label={t('step')}>{t(`steps.${kind}`)}</td>
            <td className="tight" data-label={t('due')}>
              {formatTime(firstDue)}
              {firstDue.getTime() === lastDue.getTime() ? '' : `–${formatTime(lastDue)}`}
            </td>
            <td className="num" data-label={t('done')}>
              {done} / {total}
            </td>
            <td className="num" data-label={t('late')}>
              {late}
            </td>
            <td className="num" data-label={t('failed')}>
              {failed}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
