import { Button } from '@/components/ui/button';
import { FilterSelect } from '@/components/ui/list/filter-bar';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { bulkActions, type TriageView } from '@/lib/tickets/triage/schema';
import { stateTones, urgencyTones } from './marks';
import { TriageField } from './triage-field';
import { type TriageRow, TriageRows } from './triage-rows';

interface TriageListProps {
  rows: readonly TicketSummary[];
  /** Number of the one beside it. */
  current: string | null;
  view: TriageView;
  /** Address of one in this queue. */
  href: (number: string) => string;
  now: Date;
}

/** A queue, each to be opened beside it or chosen for something that is done to several. */
export async function TriageList({ rows, current, view, href, now }: TriageListProps) {
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const rowOf = (row: TicketSummary): TriageRow => {
    const time = (at: Date, text: string) => ({ text, late: at < now });
    const { hold, holdUntil, dueAt } = row;
    const overdue = dueAt !== null && dueAt < now ? ` ${t('overdue')}` : '';
    return {
      number: row.number,
      value: `${row.id} ${row.version}`,
      select: t('triage.select', { number: row.number }),
      href: href(row.number),
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
      <TriageField view={view} />
      <TriageRows
        current={rows.findIndex(({ number }) => number === current)}
        label={t('triage.queue')}
        rows={rows.map(rowOf)}
      />
      <div className="triage-bulk">
        <FilterSelect
          label={t('triage.bulk')}
          name="bulk"
          options={bulkActions.map((value) => ({ value, label: t(`triage.bulkActions.${value}`) }))}
        />
        <Button size="small" type="submit" variant="outline">
          {t('triage.bulkPreview')}
        </Button>
      </div>
    </form>
  );
}
