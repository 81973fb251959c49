import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/form/checkbox';
import { FilterSelect } from '@/components/ui/list/filter-bar';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketSummary } from '@/lib/tickets/list/types';
import { bulkActions, type TriageView } from '@/lib/tickets/triage/schema';
import { StateMark, UrgencyMark } from './marks';
import { TriageField } from './triage-field';

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
  const at = rows.findIndex(({ number }) => number === current);
  return (
    <form action="/tickets/triage/bulk" className="triage-list" method="get">
      <TriageField view={view} />
      <ol aria-label={t('triage.queue')}>
        {rows.map((row, index) => (
          <li key={row.id} aria-current={index === at ? 'true' : undefined} className="triage-row">
            <Checkbox
              aria-label={t('triage.select', { number: row.number })}
              name="chosen"
              value={`${row.id} ${row.version}`}
            >
              <span className="sr-only">{row.number}</span>
            </Checkbox>
            <a
              data-triage={index === at + 1 ? 'next' : index === at - 1 ? 'previous' : undefined}
              href={href(row.number)}
            >
              <span className="triage-subject">{row.subject}</span>
              <span className="triage-facts">
                <UrgencyMark label={t(`urgencies.${row.urgency}`)} urgency={row.urgency} />
                <StateMark label={t(`states.${row.state}`)} state={row.state} />
                {row.askerName}
                {row.hold === null || row.holdUntil === null ? null : (
                  <strong className={row.holdUntil < now ? 'late' : undefined}>
                    {`${t(`work.holds.${row.hold}`)} ${formatShortDateTime(row.holdUntil, locale)}`}
                  </strong>
                )}
                {row.dueAt === null ? null : (
                  <span className={row.dueAt < now ? 'late' : undefined}>
                    {formatShortDateTime(row.dueAt, locale)}
                    {row.dueAt < now ? ` ${t('overdue')}` : ''}
                  </span>
                )}
                {row.holderUserName}
              </span>
            </a>
          </li>
        ))}
      </ol>
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
