import { getLocale, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { StateMark, UrgencyMark } from './marks';

const columns = [
  'state',
  'urgency',
  'number',
  'subject',
  'system',
  'asker',
  'holder',
  'since',
  'due',
  'updated',
] as const;

/** Rows of a list. Plain elements and plain links: there are fifty of them on a page that must be fast. */
export async function TicketTable({ rows, caption }: { rows: readonly TicketSummary[]; caption: string }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const at = now();
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TicketRow key={row.id} at={at} locale={locale} row={row} t={t} />
        ))}
      </tbody>
    </Table>
  );
}

interface TicketRowProps {
  row: TicketSummary;
  at: Date;
  locale: Locale;
  t: Awaited<ReturnType<typeof getTranslations<'tickets'>>>;
}

function TicketRow({ row, at, locale, t }: TicketRowProps) {
  const overdue = row.dueAt !== null && row.dueAt < at;
  const href = `/tickets/${row.number}`;
  return (
    <tr className={row.unread ? 'unread' : undefined}>
      <td className="tight" data-label={t('columns.state')}>
        <StateMark label={t(`states.${row.state}`)} state={row.state} />
      </td>
      <td className="tight" data-label={t('columns.urgency')}>
        <UrgencyMark label={t(`urgencies.${row.urgency}`)} urgency={row.urgency} />
      </td>
      <td className="tight" data-label={t('columns.number')}>
        {row.number}
      </td>
      <td data-label={t('columns.subject')}>
        <a className="link" href={href}>
          {row.unread ? <span className="sr-only">{t('unread')} </span> : null}
          {row.subject}
        </a>
      </td>
      <td data-label={t('columns.system')}>
        {t(`systems.${row.system}`)} / {t(`categories.${row.category}`)}
      </td>
      <td data-label={t('columns.asker')}>
        {row.askerParentName} {row.askerName}
      </td>
      <td data-label={t('columns.holder')}>
        {row.holderName} {row.holderUserName}
      </td>
      <td className="num" data-label={t('columns.since')}>
        {row.state === 'closed' ? t('noDue') : formatSpan(at.getTime() - row.holderSince.getTime(), locale)}
      </td>
      <td className="tight" data-label={t('columns.due')}>
        {row.dueAt === null ? t('noDue') : formatShortDateTime(row.dueAt, locale)}
        {overdue ? <strong className="block text-error-1">{t('overdue')}</strong> : null}
      </td>
      <td className="tight" data-label={t('columns.updated')}>
        {formatShortDateTime(row.updatedAt, locale)}
      </td>
    </tr>
  );
}
