import { DayBars } from '@/components/dashboard/day-bars';
import { Figures } from '@/components/dashboard/figure';
import { TicketCards } from '@/components/dashboard/ticket-cards';
import { Tiles } from '@/components/dashboard/tiles';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { readNationalDesk } from '@/lib/tickets/dashboard/queries';

/** The nation on one screen, for the center's system management and for the operator: 47 areas, the own desk, the trend. */
export async function NationalDashboard({ actor }: { actor: Actor }) {
  const t = await getTranslations('dashboard');
  const data = await readAs(actor, (db) => readNationalDesk(db, actor));
  const { figures } = data;
  return (
    <>
      <Figures
        figures={[
          { label: t('figures.waiting'), value: figures.waiting, href: '/tickets?desk=organization' },
          {
            label: t('figures.overdue'),
            value: figures.overdue,
            href: '/tickets?desk=organization&overdue=1',
            alarming: true,
          },
          { label: t('figures.elsewhere'), value: figures.elsewhere, href: '/tickets?desk=waiting' },
          {
            label: t('figures.today'),
            value: figures.today,
            href: '/tickets?desk=all&sort=created',
            note: t('figures.usual', { count: figures.usual }),
          },
        ]}
      />
      <div className="mb-6">
        <Tiles areas={data.areas} title={t('nation')} />
      </div>
      <div className="dashboard-columns">
        <TicketCards
          href="/tickets?desk=organization&sort=due"
          none={t('receptionNone')}
          show="asker"
          takeable
          tickets={data.desk}
          title={t('reception')}
        />
        <DayBars days={data.days} />
      </div>
    </>
  );
}
