import type { ReactNode } from 'react';
import { Rows } from '@/components/ui/rows';
import { Table } from '@/components/ui/table';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { StateMark, UrgencyMark } from './marks';

/** How each column looks, in their order; on narrow screens the labelled ones say their name before each cell. */
const columns = [
  { name: 'state', className: 'tight' },
  { name: 'urgency', className: 'tight', labelled: true },
  { name: 'number', className: 'tight' },
  { name: 'subject', className: 'wide' },
  { name: 'asker', className: 'who', labelled: true },
  { name: 'holder', className: 'who', labelled: true },
  { name: 'since', className: 'num tight', labelled: true },
  { name: 'due', className: 'when', labelled: true },
  { name: 'updated', className: 'when', labelled: true },
] as const;

type Name = (typeof columns)[number]['name'];

export async function TicketTable({ rows, caption }: { rows: readonly TicketSummary[]; caption: string }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const at = now();
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <Rows
        columns={columns.map(({ name, className, ...column }) => ({
          name,
          className,
          ...('labelled' in column ? { label: t(`columns.${name}`) } : {}),
        }))}
        rows={rows.map((row) => ({
          key: row.number,
          ...(row.unread ? { className: 'unread' } : {}),
          cells: cellsOf(row, { t, locale, at }),
        }))}
      />
    </Table>
  );
}

interface Context {
  readonly t: Awaited<ReturnType<typeof getTranslations<'tickets'>>>;
  readonly locale: Locale;
  readonly at: Date;
}

function cellsOf(row: TicketSummary, { t, locale, at }: Context): Record<Name, ReactNode> {
  const overdue = row.dueAt !== null && row.dueAt < at;
  const since = row.state === 'closed' ? t('noDue') : formatSpan(at.getTime() - row.holderSince.getTime(), locale);
  const due = row.dueAt === null ? t('noDue') : formatShortDateTime(row.dueAt, locale);
  return {
    state: <StateMark label={t(`states.${row.state}`)} state={row.state} />,
    urgency: <UrgencyMark label={t(`urgencies.${row.urgency}`)} urgency={row.urgency} />,
    number: row.number,
    subject: (
      <>
        <a className="link" href={`/tickets/${row.number}`}>
          {row.unread ? <span className="sr-only">{`${t('unread')} `}</span> : null}
          {row.subject}
        </a>
        <small>{`${t(`systems.${row.system}`)} / ${t(`categories.${row.category}`)}`}</small>
      </>
    ),
    asker: `${row.askerParentName ?? ''} ${row.askerName}`,
    holder: sayHolder(row, t),
    since,
    due: overdue ? (
      <>
        {due}
        <strong className="late">{t('overdue')}</strong>
      </>
    ) : (
      due
    ),
    updated: formatShortDateTime(row.updatedAt, locale),
  };
}

/** In the reader's own organization the person says it all, or that it waits for one. */
function sayHolder({ heldHere, holderName, holderUserName, state }: TicketSummary, t: Context['t']): string {
  if (!heldHere) return `${holderName} ${holderUserName ?? ''}`;
  if (holderUserName !== null) return holderUserName;
  return state === 'waiting' || state === 'answer_arrived' ? t('filters.untaken') : holderName;
}
