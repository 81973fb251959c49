import { ContactCards } from '@/components/dashboard/contact-cards';
import { TicketCards } from '@/components/dashboard/ticket-cards';
import { ButtonLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listNearContacts } from '@/lib/dashboard/queries';
import { listOpen } from '@/lib/tickets/dashboard/queries';

/** The counter: how to ask, and where the town's open questions stand. */
export async function ClerkDashboard({ actor }: { actor: Actor }) {
  const t = await getTranslations('dashboard');
  const ask = askAs(actor);
  const data = { open: await listOpen(ask, actor), contacts: await listNearContacts(ask, actor) };
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
          tickets={data.open}
          title={t('myInquiries')}
        />
        <ContactCards contacts={data.contacts} />
      </div>
    </>
  );
}
