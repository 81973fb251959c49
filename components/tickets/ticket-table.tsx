import { MarkupRows } from '@/components/ui/markup-rows';
import { badgeClass } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import { now } from '@/lib/core/clock';
import { html, type Markup } from '@/lib/core/html';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { stateTones, urgencyTones } from './marks';

const columns = ['state', 'urgency', 'number', 'subject', 'asker', 'holder', 'since', 'due', 'updated'] as const;

/** Rows of a list, written in one piece: there are fifty of them on the page that everybody opens first. */
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
      <MarkupRows rows={rows.map((row) => writeRow(row, { t, locale, at }))} />
    </Table>
  );
}

interface Writing {
  readonly t: Awaited<ReturnType<typeof getTranslations<'tickets'>>>;
  readonly locale: Locale;
  readonly at: Date;
}

function writeRow(row: TicketSummary, { t, locale, at }: Writing): Markup {
  const overdue = row.dueAt !== null && row.dueAt < at;
  const since = row.state === 'closed' ? t('noDue') : formatSpan(at.getTime() - row.holderSince.getTime(), locale);
  const due = row.dueAt === null ? t('noDue') : formatShortDateTime(row.dueAt, locale);
  return html`<tr${row.unread ? html` class="unread"` : null}>
<td class="tight"><span class="${badgeClass(stateTones[row.state])}">${t(`states.${row.state}`)}</span></td>
<td class="tight" data-label="${t('columns.urgency')}">${writeUrgency(row, t)}</td>
<td class="tight">${row.number}</td>
<td class="wide"><a class="link" href="/tickets/${row.number}">${row.unread ? html`<span class="sr-only">${t('unread')} </span>` : null}${row.subject}</a><small>${t(`systems.${row.system}`)} / ${t(`categories.${row.category}`)}</small></td>
<td class="who" data-label="${t('columns.asker')}">${row.askerParentName ?? ''} ${row.askerName}</td>
<td class="who" data-label="${t('columns.holder')}">${sayHolder(row, t)}</td>
<td class="num tight" data-label="${t('columns.since')}">${since}</td>
<td class="when" data-label="${t('columns.due')}">${due}${overdue ? html`<strong class="late">${t('overdue')}</strong>` : null}</td>
<td class="when" data-label="${t('columns.updated')}">${formatShortDateTime(row.updatedAt, locale)}</td>
</tr>`;
}

/** In the reader's own house the person says it all, or that it waits for one. */
function sayHolder({ heldHere, holderName, holderUserName, state }: TicketSummary, t: Writing['t']): string {
  if (!heldHere) return `${holderName} ${holderUserName ?? ''}`;
  if (holderUserName !== null) return holderUserName;
  return state === 'waiting' || state === 'answer_arrived' ? t('filters.untaken') : holderName;
}

function writeUrgency({ urgency }: TicketSummary, t: Writing['t']): Markup | string {
  const label = t(`urgencies.${urgency}`);
  return urgency === 'normal' ? label : html`<span class="${badgeClass(urgencyTones[urgency])}">${label}</span>`;
}
