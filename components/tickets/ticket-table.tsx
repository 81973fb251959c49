import type { ReactNode } from 'react';
import { Rows } from '@/components/ui/list/rows';
import { SortHeader } from '@/components/ui/list/sort-header';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { Marked } from '@/components/ui/text/marked';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { snippetOf } from '@/lib/core/search/snippet';
import { isEnded } from '@/lib/tickets/constants';
import { ticketsHref } from '@/lib/tickets/list/rules';
import type { TicketColumn, TicketFilter, TicketSort } from '@/lib/tickets/list/schema';
import type { TicketSummary } from '@/lib/tickets/list/types';
import type { Snippet } from '@/lib/tickets/search/queries';
import { StateMark, UrgencyMark } from './marks';

/** How each column looks; on narrow screens the labelled ones say their name before each cell. `sort`: what its head sorts by. */
const looks: Readonly<Record<TicketColumn, { className: string; labelled?: boolean; sort?: TicketSort }>> = {
  state: { className: 'tight' },
  urgency: { className: 'tight', labelled: true, sort: 'urgency' },
  number: { className: 'tight', sort: 'created' },
  subject: { className: 'wide' },
  matter: { className: 'who', labelled: true },
  asker: { className: 'who', labelled: true },
  holder: { className: 'who', labelled: true },
  since: { className: 'num tight', labelled: true },
  due: { className: 'when', labelled: true, sort: 'due' },
  updated: { className: 'when', labelled: true, sort: 'updated' },
};

interface TicketTableProps {
  rows: readonly TicketSummary[];
  caption: string;
  /** Which columns, and how the list is sorted; the heads lead to the same list in another order. */
  filter: TicketFilter;
  /** What a search found in each, by id, and the folded words that it marks. */
  snippets?: ReadonlyMap<string, Snippet>;
  marked?: readonly string[];
}

export async function TicketTable({ rows, caption, filter, snippets = new Map(), marked = [] }: TicketTableProps) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const at = now();
  return (
    <Table caption={caption} captionHidden className="ticket-rows" narrow="stack">
      <thead>
        <tr>
          {filter.columns.map((name) => {
            const { sort } = looks[name];
            if (sort === undefined) {
              return (
                <th key={name} scope="col">
                  {t(`columns.${name}`)}
                </th>
              );
            }
            // Each order has one direction: the newest, the most urgent, what is due first.
            const direction = sort === 'created' || sort === 'updated' ? 'descending' : 'ascending';
            return (
              <SortHeader
                key={name}
                href={ticketsHref(filter, { sort })}
                sorted={filter.sort === sort ? direction : undefined}
              >
                {t(`columns.${name}`)}
              </SortHeader>
            );
          })}
        </tr>
      </thead>
      <Rows
        columns={filter.columns.map((name) => ({
          name,
          className: looks[name].className,
          ...(looks[name].labelled ? { label: t(`columns.${name}`) } : {}),
        }))}
        rows={rows.map((row) => ({
          key: row.number,
          ...(row.unread ? { className: 'unread' } : {}),
          cells: cellsOf(row, { t, locale, at, marked, snippet: snippets.get(row.id) }),
        }))}
      />
    </Table>
  );
}

interface Context {
  readonly t: Awaited<ReturnType<typeof getTranslations<'tickets'>>>;
  readonly locale: Locale;
  readonly at: Date;
  readonly marked: readonly string[];
  readonly snippet: Snippet | undefined;
}

function cellsOf(row: TicketSummary, { t, locale, at, marked, snippet }: Context): Record<TicketColumn, ReactNode> {
  const overdue = row.dueAt !== null && row.dueAt < at;
  const since = isEnded(row.state) ? t('noDue') : formatSpan(at.getTime() - row.holderSince.getTime(), locale);
  const due = row.dueAt === null ? t('noDue') : formatShortDateTime(row.dueAt, locale);
  return {
    state:
      // What was set aside until a time that has come waits again.
      row.hold === null || (row.hold === 'pending' && row.holdUntil !== null && row.holdUntil <= at) ? (
        <StateMark label={t(`states.${row.state}`)} state={row.state} />
      ) : (
        <StatusBadge tone="neutral">{t(`work.holds.${row.hold}`)}</StatusBadge>
      ),
    urgency: <UrgencyMark label={t(`urgencies.${row.urgency}`)} urgency={row.urgency} />,
    number: row.number,
    subject: (
      <>
        <a className="link two-lines" href={`/tickets/${row.number}`} title={row.subject}>
          {row.unread ? <span className="sr-only">{`${t('unread')} `}</span> : null}
          <Marked parts={snippetOf(row.subject, marked, true)} />
        </a>
        {snippet === undefined ? null : (
          <span className="snippet">
            <b>{t('found.hit', { kind: t(`found.${snippet.kind}`) })}</b>
            <Marked parts={snippet.parts} />
          </span>
        )}
      </>
    ),
    matter: twoLines(`${t(`systems.${row.system}`)} / ${t(`categories.${row.category}`)}`),
    asker: twoLines(`${row.askerParentName ?? ''} ${row.askerName}`),
    holder: twoLines(sayHolder(row, t)),
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

/** No more than a row of 40 px holds; all of it stands in the title. */
const twoLines = (text: string): ReactNode => (
  <span className="two-lines" title={text.trim()}>
    {text}
  </span>
);

/** In the reader's own organization the person says it all, or that it waits for one. */
function sayHolder({ heldHere, holderName, holderUserName, state }: TicketSummary, t: Context['t']): string {
  if (!heldHere) return `${holderName} ${holderUserName ?? ''}`;
  if (holderUserName !== null) return holderUserName;
  return state === 'waiting' || state === 'answer_arrived' ? t('filters.untaken') : holderName;
}
