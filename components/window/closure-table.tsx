import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { confirmationOf } from '@/lib/window/changes/constants';
import type { ClosureRow } from '@/lib/window/settings/queries';

export async function ClosureTable({
  rows,
  removes,
}: {
  rows: readonly ClosureRow[];
  removes: (row: ClosureRow) => boolean;
}) {
  const t = await getTranslations('window.calendar');
  const locale = await getLocale();
  return (
    <Table caption={t('closures')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('date')}</th>
          <th scope="col">{t('organization')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('date')}>
              {formatDate(row.date, locale)}
            </td>
            <td data-label={t('organization')}>{row.organizationName ?? t('nation')}</td>
            <td data-label={t('name')}>{row.name}</td>
            <td data-label={t('change')}>
              {removes(row) ? (
                <TextLink
                  aria-label={`${t('remove')} ${row.date} ${row.name}`}
                  href={confirmationOf('closure-removal', { id: row.id })}
                >
                  {t('remove')}
                </TextLink>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
