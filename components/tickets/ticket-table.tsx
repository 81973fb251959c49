import { badgeClass } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { stateTones, urgencyTones } from './marks';

const columns = ['state', 'urgency', 'number', 'subject', 'asker', 'holder', 'since', 'due', 'updated'] as const;

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
      <tbody>{rows.map((row) => drawRow(row, { t, locale, at }))}</tbody>
    </Table>
  );
}

interface Writing {
  readonly t: Awaited<ReturnType<typeof getTranslations<'tickets'>>>;
  readonly locale: Locale;
  readonly at: Date;
}

/** Called, not mounted: a component of its own for each row is work for the renderer, and says nothing more. */
function drawRow(row: TicketSummary, { t, locale, at }: Writing) {
  const overdue = row.dueAt !== null && row.dueAt < at;
  const since = row.state === 'closed' ? t('noDue') : formatSpan(at.getTime() - row.holderSince.getTime(), locale);
  const due = row.dueAt === null ? t('noDue') : formatShortDateTime(row.dueAt, locale);
  return (
    <tr key={row.id} className={row.unread ? 'unread' : undefined}>
      <td className="tight">
        <span className={badgeClass(stateTones[row.state])}>{t(`states.${row.state}`)}</span>
      </td>
      <td className="tight" data-label={t('columns.urgency')}>
        {row.urgency === 'normal' ? (
          t('urgencies.normal')
        ) : (
          <span className={badgeClass(urgencyTones[row.urgency])}>{t(`urgencies.${row.urgency}`)}</span>
        )}
      </td>
      <td className="tight">{row.number}</td>
      <td className="wide">
        <a className="link" href={`/tickets/${row.number}`}>
          {row.unread ? <span className="sr-only">{`${t('unread')} `}</span> : null}
          {row.subject}
        </a>
        <small>{`${t(`systems.${row.system}`)} / ${t(`categories.${row.category}`)}`}</small>
      </td>
      <td className="who" data-label={t('columns.asker')}>
        {`${row.askerParentName ?? ''} ${row.askerName}`}
      </td>
      <td className="who" data-label={t('columns.holder')}>
        {sayHolder(row, t)}
      </td>
      <td className="num tight" data-label={t('columns.since')}>
        {since}
      </td>
      <td className="when" data-label={t('columns.due')}>
        {due}
        {overdue ? <strong className="late">{t('overdue')}</strong> : null}
      </td>
      <td className="when" data-label={t('columns.updated')}>
        {formatShortDateTime(row.updatedAt, locale)}
      </td>
    </tr>
  );
}

/** In the reader's own house the person says it all, or that it waits for one. */
function sayHolder({ heldHere, holderName, holderUserName, state }: TicketSummary, t: Writing['t']): string {
  if (!heldHere) return `${holderName} ${holderUserName ?? ''}`;
  if (holderUserName !== null) return holderUserName;
  return state === 'waiting' || state === 'answer_arrived' ? t('filters.untaken') : holderName;
}
