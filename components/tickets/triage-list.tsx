import { Button } from '@/components/ui/button';
import { FilterSelect } from '@/components/ui/list/filter-bar';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { placeIn } from '@/lib/tickets/triage/rules';
import { bulkActions, bulkButton, type TriageView } from '@/lib/tickets/triage/schema';
import { stateTones, urgencyTones } from './marks';
import { TriageField } from './triage-field';
import { type TriageRow, TriageRows } from './triage-rows';

interface TriageListProps {
  rows: readonly TicketSummary[];
  /** Number of the one beside it. */
  current: string | null;
  view: TriageView;
  /** Ids of those that were chosen before. */
  chosen: readonly string[];
  /** Address of one in this queue, at its place. */
  href: (number: string, at: number) => string;
  now: Date;
}

/** A queue, each to be opened beside it or chosen for something that is done to several. */
export async function TriageList({ rows, current, view, chosen, href, now }: TriageListProps) {
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const { at, ...queue } = view;
  const place = placeIn(
    rows.map(({ number }) => number),
    current,
    at,
  );
  const rowOf = (row: TicketSummary, index: number): TriageRow => {
    const time = (at: Date, text: string) => ({ text, late: at < now });
    const { hold, holdUntil, dueAt } = row;
    const overdue = dueAt !== null && dueAt < now ? ` ${t('overdue')}` : '';
    return {
      number: row.number,
      value: `${row.id} ${row.version}`,
      select: t('triage.select', { number: row.number }),
      ...(chosen.includes(row.id) ? { chosen: true } : {}),
      href: href(row.number, index),
      subject: row.subject,
      marks: [
        { text: t(`urgencies.${row.urgency}`), tone: urgencyTones[row.urgency] },
        { text: t(`states.${row.state}`), tone: stateTones[row.state] },
      ],
      asker: row.askerName,
      ...(hold === null || holdUntil === null
        ? {}
        : { hold: time(holdUntil, `${t(`work.holds.${hold}`)} ${formatShortDateTime(holdUntil, locale)}`) }),
      ...(dueAt === null ? {} : { due: time(dueAt, `${formatShortDateTime(dueAt, locale)}${overdue}`) }),
      ...(row.holderUserName === null ? {} : { holder: row.holderUserName }),
    };
  };
  return (
    <form action="/tickets/triage/bulk" className="triage-list" method="get">
      <TriageField view={queue} />
      <p className="triage-order">{t(view.queue === 'call_back' ? 'triage.orderPromised' : 'triage.order')}</p>
      <TriageRows {...place} label={t('triage.queue')} rows={rows.map(rowOf)} />
      <div className="triage-bulk">
        <FilterSelect
          label={t('triage.bulk')}
          name="bulk"
          options={bulkActions.map((value) => ({ value, label: t(`triage.bulkActions.${value}`) }))}
        />
        <Button id={bulkButton} size="small" type="submit" variant="outline">
          {t('triage.bulkPreview')}
        </Button>
      </div>
    </form>
  );
}
