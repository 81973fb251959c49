import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { sheetsText } from '@/lib/certificates/issue/rules';
import type { IssueSummary } from '@/lib/certificates/issue/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

const tones = { waiting: 'waiting', printed: 'success', failed: 'error' } as const;

export async function PrintState({ outcome }: { outcome: IssueSummary['outcome'] }) {
  const t = await getTranslations('certificates.outcomes');
  return <StatusBadge tone={tones[outcome]}>{t(outcome)}</StatusBadge>;
}

/** The log: what, of whom, when, where, on which paper, from which data. */
export async function IssueTable({ rows }: { rows: readonly IssueSummary[] }) {
  const t = await getTranslations('certificates');
  const locale = await getLocale();
  return (
    <Table caption={t('log.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('log.serial')}</th>
          <th scope="col">{t('log.at')}</th>
          <th scope="col">{t('log.kind')}</th>
          <th scope="col">{t('log.subject')}</th>
          <th scope="col">{t('log.place')}</th>
          <th scope="col">{t('log.stock')}</th>
          <th scope="col">{t('log.data')}</th>
          <th scope="col">{t('log.by')}</th>
          <th scope="col">{t('log.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('log.serial')}>
              <TextLink data-counter-row href={`/counter/issues/${row.id}`}>
                {row.serial}
              </TextLink>
            </td>
            <td className="tight" data-label={t('log.at')}>
              {formatShortDateTime(row.at, locale)}
            </td>
            <td data-label={t('log.kind')}>{t(`kinds.${row.kind}`)}</td>
            <td data-label={t('log.subject')} lang="ja">
              {row.subject}
            </td>
            <td data-label={t('log.place')} lang="ja">
              {row.place}
            </td>
            <td data-label={t('log.stock')} lang="ja">
              {row.sheetFrom === null ? t('issue.plain') : sheetsText(row.stockName, row.sheetFrom, row.sheets)}
            </td>
            <td data-label={t('log.data')}>
              {row.dataAt === null
                ? t('state.live')
                : `${t(row.previousDay ? 'state.previousDay' : 'state.copy')} ${formatShortDateTime(row.dataAt, locale)}`}
            </td>
            <td data-label={t('log.by')}>{row.issuedByName}</td>
            <td data-label={t('log.state')}>
              <PrintState outcome={row.outcome} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
