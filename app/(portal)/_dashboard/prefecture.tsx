import { DayBars } from '@/components/dashboard/day-bars';
import { Figures } from '@/components/dashboard/figure';
import { TicketCards, TicketQueue } from '@/components/dashboard/ticket-cards';
import { Tiles } from '@/components/dashboard/tiles';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { readPrefectureDesk } from '@/lib/tickets/dashboard/queries';
import { deskFigures } from './figures';
import type { DashboardProps } from './panel';

/** A prefecture's reception: what waits for it and since when, its towns, what it gave upwards. */
export async function PrefectureDashboard({ actor, children }: DashboardProps) {
  const t = await getTranslations('dashboard');
  const data = await readPrefectureDesk(askAs(actor), actor);
  return (
    <>
      <Figures figures={deskFigures(t, data.figures, ['waiting', 'overdue', 'arrived', 'today'])} />
      <div className="dashboard-columns">
        <TicketQueue
          href="/tickets?desk=organization&state=unanswered&sort=due"
          none={t('receptionNone')}
          show="asker"
          tickets={data.waiting}
          title={t('reception')}
        />
        <TicketCards
          href="/tickets?desk=waiting&state=unanswered&sort=due"
          none={t('escalatedNone')}
          show="holder"
          tickets={data.elsewhere}
          title={t('escalated')}
        />
        <Tiles areas={data.towns} title={t('towns')} />
        <DayBars days={data.days} />
        {children}
      </div>
    </>
  );
}
