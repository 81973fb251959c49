import { DayBars } from '@/components/dashboard/day-bars';
import { Figures } from '@/components/dashboard/figure';
import { TicketCards, TicketQueue } from '@/components/dashboard/ticket-cards';
import { Tiles } from '@/components/dashboard/tiles';
import { StaticPart } from '@/components/ui/static-part';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { readPrefectureDesk } from '@/lib/tickets/dashboard/queries';
import { overdueFigure, todayFigure, waitingFigure } from './figures';

/** A prefecture's reception: what waits for it and since when, its towns, what it gave upwards. */
export async function PrefectureDashboard({ actor }: { actor: Actor }) {
  const t = await getTranslations('dashboard');
  const data = await readPrefectureDesk(askAs(actor), actor);
  const { figures } = data;
  return (
    <>
      <StaticPart>
        <Figures
          figures={[
            waitingFigure(t, figures),
            overdueFigure(t, figures),
            {
              label: t('figures.arrived'),
              value: figures.arrived,
              href: '/tickets?desk=organization&state=answer_arrived',
            },
            todayFigure(t, figures),
          ]}
        />
      </StaticPart>
      <div className="dashboard-columns">
        <TicketQueue
          href="/tickets?desk=organization&sort=due"
          none={t('receptionNone')}
          show="asker"
          tickets={data.waiting}
          title={t('reception')}
        />
        <StaticPart className="contents">
          <TicketCards
            href="/tickets?desk=waiting&sort=due"
            none={t('escalatedNone')}
            show="holder"
            tickets={data.elsewhere}
            title={t('escalated')}
          />
          <Tiles areas={data.towns} title={t('towns')} />
        </StaticPart>
        <StaticPart>
          <DayBars days={data.days} />
        </StaticPart>
      </div>
    </>
  );
}
