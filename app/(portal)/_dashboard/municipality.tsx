import { Figures } from '@/components/dashboard/figure';
import { TicketCards } from '@/components/dashboard/ticket-cards';
import { ButtonLink } from '@/components/ui/link';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { readAskingDesk } from '@/lib/tickets/dashboard/queries';
import { deskFigures } from './figures';
import type { DashboardProps } from './panel';

/** What a body that asks must know first: what waits for it, where its questions are, whom to call. */
export async function MunicipalityDashboard({ actor, children }: DashboardProps) {
  const t = await getTranslations('dashboard');
  const data = await readAskingDesk(askAs(actor), actor, actor.organizationCode);
  return (
    <>
      <Figures figures={deskFigures(t, data.figures, ['waiting', 'answered', 'overdue', 'elsewhere'])} />
      <div className="dashboard-columns">
        <TicketCards
          href="/tickets?desk=organization&state=unanswered&sort=urgency"
          none={t('waitingForMeNone')}
          show="holder"
          tickets={data.waiting}
          title={t('waitingForMe')}
        />
        <TicketCards
          href={`/tickets?desk=waiting&from=${actor.organizationCode}`}
          none={t('myInquiriesNone')}
          show="holder"
          tickets={data.asked}
          title={t('myInquiries')}
        />
        {children}
      </div>
      <p className="mt-6">
        <ButtonLink href="/tickets/new" variant="solid">
          {t('ask')}
        </ButtonLink>
      </p>
    </>
  );
}
