import { CallBars } from '@/components/dashboard/call-bars';
import { DutyTable } from '@/components/dashboard/duty-table';
import { Figures } from '@/components/dashboard/figure';
import { RisingTopics } from '@/components/dashboard/rising-topics';
import { TicketQueue } from '@/components/dashboard/ticket-cards';
import { ButtonLink } from '@/components/ui/link';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { readCallCenterDesk } from '@/lib/tickets/dashboard/queries';
import { deskFigures } from './figures';
import type { DashboardProps } from './panel';

/** The call center's queue by urgency and target, who holds what, today's calls, what everybody suddenly asks. */
export async function CallCenterDashboard({ actor, children }: DashboardProps) {
  const t = await getTranslations('dashboard');
  const data = await readCallCenterDesk(askAs(actor), actor);
  return (
    <>
      <p className="mb-4">
        <ButtonLink href="/tickets/phone" variant="solid">
          {t('takeCall')}
        </ButtonLink>
      </p>
      <Figures figures={deskFigures(t, data.figures, ['waiting', 'untaken', 'overdue', 'today'])} />
      <div className="dashboard-columns">
        <TicketQueue
          href="/tickets?desk=organization&state=unanswered&sort=urgency"
          none={t('receptionNone')}
          show="asker"
          tickets={data.queue}
          title={t('queue')}
        />
        <div className="flex min-w-0 flex-col gap-6">
          <DutyTable loads={data.loads} />
          <CallBars calls={data.calls} />
          <RisingTopics topics={data.rising} />
        </div>
        {children}
      </div>
    </>
  );
}
