import { type SortDirection, SortHeader } from '@/components/ui/list/sort-header';
import { Table } from '@/components/ui/list/table';
import type { Tone } from '@/components/ui/status-badge';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { type Marks, snippetOf } from '@/lib/core/search/snippet';
import { isEnded } from '@/lib/tickets/constants';
import { reversed, ticketsHref } from '@/lib/tickets/list/rules';
import type { TicketColumn, TicketFilter, TicketSort } from '@/lib/tickets/list/schema';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { isSetAside } from '@/lib/tickets/rules';
import type { Snippet } from '@/lib/tickets/search/queries';
import { stateTones, urgencyTones } from './marks';
import { type TicketCell, TicketRows } from './ticket-rows';

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

const directions: Readonly<Partial<Record<TicketSort, SortDirection>>> = {
  updated: 'descending',
  updatedAsc: 'ascending',
  created: 'descending',
  createdAsc: 'ascending',
  due: 'ascending',
  dueDesc: 'descending',
  urgency: 'descending',
  urgencyAsc: 'ascending',
};

interface TicketTableProps {
  rows: readonly TicketSummary[];
  caption: string;
  columns: readonly TicketColumn[];
  /** How the list is sorted; the heads lead to the same list in another order. */
  filter: TicketFilter;
  /** What a search found in each, by id, and what it marks. */
  snippets?: ReadonlyMap<string, Snippet>;
  marks?: Marks | null;
}

export async function TicketTable({
  rows,
  caption,
  columns,
  filter,
  snippets = new Map(),
  marks = null,
}: TicketTableProps) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const at = now();
  return (
    <Table caption={caption} captionHidden className="ticket-rows" narrow="stack">
      <thead>
        <tr>
          {columns.map((name) => {
            const { sort } = looks[name];
            if (sort === undefined) {
              return (
                <th key={name} scope="col">
                  {t(`columns.${name}`)}
                </th>
              );
            }
            const other = reversed[sort];
            return (
              <SortHeader
                key={name}
                href={ticketsHref(filter, { sort: filter.sort === sort ? other : sort })}
                sorted={filter.sort === sort || filter.sort === other ? directions[filter.sort] : undefined}
              >
                {t(`columns.${name}`)}
              </SortHeader>
            );
          })}
        </tr>
      </thead>
      <TicketRows
        columns={columns.map((name) => ({
          name,
          className: looks[name].className,
          ...(looks[name].labelled ? { label: t(`columns.${name}`) } : {}),
        }))}
        rows={rows.map((row) => {
          const context = { t, locale, at, marks, snippet: snippets.get(row.id) };
          return {
            number: row.number,
            unread: row.unread,
            cells: columns.map((name) => cells[name](row, context)),
          };
        })}
      />
    </Table>
  );
}

interface Context {
  readonly t: Awaited<ReturnType<typeof getTranslations<'tickets'>>>;
  readonly locale: Locale;
  readonly at: Date;
  readonly marks: Marks | null;
  readonly snippet: Snippet | undefined;
}

const text = (said: string): TicketCell => ({ kind: 'text', text: said });
const badge = (said: string, tone: Tone | undefined): TicketCell =>
  tone === undefined ? text(said) : { kind: 'badge', text: said, tone };
const lines = (said: string): TicketCell => ({ kind: 'lines', text: said.trim() });

const cells: Readonly<Record<TicketColumn, (row: TicketSummary, context: Context) => TicketCell>> = {
  state: ({ hold, holdUntil, state }, { t, at }) =>
    hold === null || holdUntil === null || !isSetAside(hold, holdUntil, at)
      ? badge(t(`states.${state}`), stateTones[state])
      : badge(t(`work.holds.${hold}`), 'neutral'),
  urgency: ({ urgency }, { t }) => badge(t(`urgencies.${urgency}`), urgencyTones[urgency]),
  number: ({ number }) => text(number),
  subject: ({ subject, unread }, { t, marks, snippet }) => ({
    kind: 'subject',
    text: subject,
    ...(unread ? { unread: t('unread') } : {}),
    ...(marks === null ? {} : { parts: snippetOf(subject, marks, true) }),
    ...(snippet === undefined
      ? {}
      : { found: { in: t('found.hit', { kind: t(`found.${snippet.kind}`) }), parts: snippet.parts } }),
  }),
  matter: ({ system, category }, { t }) => lines(`${t(`systems.${system}`)} / ${t(`categories.${category}`)}`),
  asker: ({ askerParentName, askerName }) => lines(`${askerParentName ?? ''} ${askerName}`),
  holder: (row, { t }) => lines(sayHolder(row, t)),
  since: ({ state, holderSince }, { t, locale, at }) =>
    text(isEnded(state) ? t('noDue') : formatSpan(at.getTime() - holderSince.getTime(), locale)),
  due: ({ dueAt }, { t, locale, at }) => {
    if (dueAt === null) return text(t('noDue'));
    const due = formatShortDateTime(dueAt, locale);
    return dueAt < at ? { kind: 'overdue', text: due, said: t('overdue') } : text(due);
  },
  updated: ({ updatedAt }, { locale }) => text(formatShortDateTime(updatedAt, locale)),
};

/** In the reader's own organization the person says it all, or that it waits for one. */
function sayHolder({ heldHere, holderName, holderUserName, state }: TicketSummary, t: Context['t']): string {
  if (!heldHere) return `${holderName} ${holderUserName ?? ''}`;
  if (holderUserName !== null) return holderUserName;
  return state === 'waiting' || state === 'answer_arrived' ? t('filters.untaken') : holderName;
}
