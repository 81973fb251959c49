import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArrivalTable } from '@/components/delivery/arrival-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { findServer, listArrivals, ofServer } from '@/lib/delivery/arrivals/queries';
import { arrivalsListed } from '@/lib/delivery/constants';
import { canAsk } from '@/lib/tickets/policy';
import { operatingNow } from '@/lib/window/queries';

export async function generateMetadata({ params }: PageProps<'/deliveries/servers/[code]'>): Promise<Metadata> {
  return { title: `${(await getTranslations('delivery'))('history')} ${(await params).code}` };
}

/** All that was delivered to one server, and what is to come. */
export default async function ServerDeliveriesPage({ params }: PageProps<'/deliveries/servers/[code]'>) {
  const actor = await requireActor();
  const ask = askAs(actor);
  const server = await findServer(ask, actor, (await params).code.slice(0, 60));
  if (server === null) notFound();
  const t = await getTranslations('delivery');
  const [rows, now] = await Promise.all([listArrivals(ask, actor, ofServer(server.code)), operatingNow(ask)]);
  const caption = t('history');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/deliveries' }, { label: server.name }]} />
      <PageHeading
        actions={<ButtonLink href={`/network/nodes/${server.code}`}>{t('nodePage')}</ButtonLink>}
        eyebrow={`${server.organizationName} ${server.code}`}
        title={t('historyOf', { name: server.name })}
      />
      <Panel plain title={caption}>
        {rows.length === 0 ? (
          <EmptyState icon="download" title={t('noReleases')}>
            {t('noReleasesHelp')}
          </EmptyState>
        ) : (
          <ArrivalTable asks={canAsk(actor)} caption={caption} now={now} ofOne rows={rows.slice(0, arrivalsListed)} />
        )}
        {rows.length > arrivalsListed ? <p className="mt-3">{t('onlyNewest', { count: arrivalsListed })}</p> : null}
      </Panel>
      <LiveRefresh topics={['deliveries']} />
    </>
  );
}
