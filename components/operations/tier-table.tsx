import { Table } from '@/components/ui/table';
import { formatTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { TierProgress } from '@/lib/operations/board/types';

/** The same as the picture, as a table. */
export async function TierTable({ tiers }: { tiers: readonly TierProgress[] }) {
  const t = await getTranslations('operations.board');
  return (
    <Table caption={t('progress')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('tier')}</th>
          <th scope="col">{t('step')}</th>
          <th scope="col">{t('due')}</th>
          <th scope="col">{t('done')}</th>
          <th scope="col">{t('late')}</th>
          <th scope="col">{t('failed')}</th>
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ tier, kind, total, done, failed, late, firstDue, lastDue }) => (
          <tr key={`${tier} ${kind}`}>
            <td>{t(`tiers.${tier as 0 | 1 | 2}`)}</td>
            <td>{t(`steps.${kind}`)}</td>
            <td className="tight">
              {formatTime(firstDue)}
              {firstDue.getTime() === lastDue.getTime() ? '' : `–${formatTime(lastDue)}`}
            </td>
            <td className="num">
              {done} / {total}
            </td>
            <td className="num">{late}</td>
            <td className="num">{failed}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
