import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import type { PreparedSummary } from '@/lib/accounts/handover/prepared/types';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { PreparedState } from './prepared-state';

const columns = ['effectiveOn', 'state', 'prepared', 'settled'] as const;

/** The hand-overs that wait for their day, and what became of the others. */
export async function PreparedList({ rows }: { rows: readonly PreparedSummary[] }) {
  const [t, locale] = await Promise.all([getTranslations('users'), getLocale()]);
  const heading = (column: (typeof columns)[number]) => t(`preparedHandover.columns.${column}`);
  return (
    <Panel className="mt-8" plain title={t('preparedHandover.list')}>
      {rows.length === 0 ? (
        <EmptyState icon="calendar" title={t('preparedHandover.empty')}>
          {t('preparedHandover.emptyHelp')}
        </EmptyState>
      ) : (
        <Table caption={t('preparedHandover.list')} captionHidden narrow="stack">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {heading(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, state, effectiveOn, preparedName, preparedAt, settledAt }) => (
              <tr key={id}>
                <td className="tight" data-label={heading('effectiveOn')}>
                  <TextLink href={`/admin/users/handover/${id}`}>
                    {t('preparedHandover.from', { date: formatShortDate(effectiveOn, locale) })}
                  </TextLink>
                </td>
                <td className="tight" data-label={heading('state')}>
                  <PreparedState state={state} />
                </td>
                <td data-label={heading('prepared')}>
                  {t('preparedHandover.by', { name: preparedName, time: formatShortDateTime(preparedAt, locale) })}
                </td>
                <td className="tight" data-label={heading('settled')}>
                  {settledAt ? formatShortDateTime(settledAt, locale) : t('preparedHandover.unsettled')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
