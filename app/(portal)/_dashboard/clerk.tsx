import { TicketCards } from '@/components/dashboard/ticket-cards';
import { ButtonLink } from '@/components/ui/link';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listOpen } from '@/lib/tickets/dashboard/queries';
import type { DashboardProps } from './panel';

/** The counter: how to ask, and where the town's open questions stand. */
export async function ClerkDashboard({ actor, children }: DashboardProps) {
  const t = await getTranslations('dashboard');
  const open = await listOpen(askAs(actor), actor);
  return (
    <>
      <p className="mb-3">{t('askLead')}</p>
      <p className="mb-6">
        <ButtonLink href="/tickets/new" variant="solid">
          {t('ask')}
        </ButtonLink>
      </p>
      <div className="dashboard-columns">
        <TicketCards
          href="/tickets?desk=all&state=open"
          none={t('waitingForMeNone')}
          show="holder"
          tickets={open}
          title={t('myInquiries')}
        />
        {children}
      </div>
    </>
  );
}
