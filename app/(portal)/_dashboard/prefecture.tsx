import { getTranslations } from 'next-intl/server';
import { DayBars } from '@/components/dashboard/day-bars';
import { Figures } from '@/components/dashboard/figure';
import { TicketCards } from '@/components/dashboard/ticket-cards';
import { Tiles } from '@/components/dashboard/tiles';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { getDeskFigures, listDayCounts, listOpenByMunicipality } from '@/lib/tickets/dashboard/queries';
import { listForExport } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';

const reception = listTicketsSchema.parse({ desk: 'organization', sort: 'due' });
const elsewhere = listTicketsSchema.parse({ desk: 'waiting', sort: 'due' });

/** A prefecture's reception: what waits for it and since when, its towns, what it gave upwards. */
export async function PrefectureDashboard({ actor }: { actor: Actor }) {
  const t = await getTranslations('dashboard');
  const data = await readAs(actor, async (db) => ({
    figures: await getDeskFigures(db, actor),
    waiting: await listForExport(db, actor, reception, 10),
    elsewhere: await listForExport(db, actor, elsewhere, 10),
    towns: await listOpenByMunicipality(db, actor),
    days: await listDayCounts(db, 14),
  }));
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
          {
            label: t('figures.arrived'),
            value: figures.arrived,
            href: '/tickets?desk=organization&state=answer_arrived',
          },
          {
            label: t('figures.today'),
            value: figures.today,
            href: '/tickets?desk=all&sort=created',
            note: t('figures.usual', { count: figures.usual }),
          },
        ]}
      />
      <div className="dashboard-columns">
        <TicketCards
          href="/tickets?desk=organization&sort=due"
          none={t('receptionNone')}
          show="asker"
          takeable
          tickets={data.waiting}
          title={t('reception')}
        />
        <TicketCards
          href="/tickets?desk=waiting&sort=due"
          none={t('escalatedNone')}
          show="holder"
          tickets={data.elsewhere}
          title={t('escalated')}
        />
        <Tiles areas={data.towns} title={t('towns')} />
        <DayBars days={data.days} />
      </div>
    </>
  );
}
