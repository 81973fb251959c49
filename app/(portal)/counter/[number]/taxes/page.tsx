import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InstalmentTable } from '@/components/residents/instalment-table';
import { TaxTable } from '@/components/residents/tax-table';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canEnterPayments, canUseCounter } from '@/lib/residents/policy';
import { getResident, listOpenInstalments, listTaxes } from '@/lib/residents/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('counter.taxes'))('title') };
}

export default async function TaxesPage({ params }: PageProps<'/counter/[number]/taxes'>) {
  const actor = await requireActor();
  const { number } = await params;
  const ask = askAs(actor);
  const resident = canUseCounter(actor) ? await getResident(ask, number) : null;
  if (resident === null) notFound();
  const today = dateInJapan(now());
  const [taxes, open, t] = await Promise.all([
    listTaxes(ask, resident.id, today),
    listOpenInstalments(ask, resident.id),
    getTranslations('counter'),
  ]);
  const enters = canEnterPayments(actor);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/counter' },
          { label: resident.name, href: `/counter/${number}` },
          { label: t('taxes.title') },
        ]}
      />
      <PageHeading eyebrow={`${t('fields.number')} ${number}`} lead={resident.name} title={t('taxes.title')} />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('person.taxes')}>
          <TaxTable taxes={taxes} />
        </Panel>
        <Panel plain title={t('taxes.open')}>
          {open.length === 0 ? (
            <p>{t('taxes.none')}</p>
          ) : (
            <>
              <p className="mb-3">{enters ? t('taxes.paymentHelp') : t('taxes.liveOnly')}</p>
              <InstalmentTable enters={enters} instalments={open} today={today} />
            </>
          )}
        </Panel>
      </div>
    </>
  );
}
