import { DayBars } from '@/components/dashboard/day-bars';
import { Figures } from '@/components/dashboard/figure';
import { TicketQueue } from '@/components/dashboard/ticket-cards';
import { Tiles } from '@/components/dashboard/tiles';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { readNationalDesk } from '@/lib/tickets/dashboard/queries';
import { deskFigures } from './figures';
import type { DashboardProps } from './panel';

/** The nation on one screen, for the center's system management and for the operator: 47 areas, the own desk, the trend. */
export async function NationalDashboard({ actor, children }: DashboardProps) {
  const t = await getTranslations('dashboard');
  const data = await readNationalDesk(askAs(actor), actor);
  return (
    <>
      <Figures figures={deskFigures(t, data.figures, ['waiting', 'overdue', 'elsewhere', 'today'])} />
      <div className="mb-6">
        <Tiles areas={data.areas} title={t('nation')} />
      </div>
      <div className="dashboard-columns">
        <TicketQueue
          href="/tickets?desk=organization&state=unanswered&sort=due"
          none={t('receptionNone')}
          show="asker"
          tickets={data.desk}
          title={t('reception')}
        />
        <DayBars days={data.days} />
        {children}
      </div>
    </>
  );
}
