import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DeliveryTabs } from '@/components/delivery/delivery-tabs';
import { OwnArrivals } from '@/components/delivery/own-arrivals';
import { ReleaseTable } from '@/components/delivery/release-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { Paging } from '@/components/ui/list/paging';
import { Table } from '@/components/ui/list/table';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { addressOf } from '@/lib/core/http/address';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { comesToReader, listArrivals, ofOrganization } from '@/lib/delivery/arrivals/queries';
import { canManageDeliveries } from '@/lib/delivery/policy';
import { countListed, listPackages, listReleases } from '@/lib/delivery/queries';
import type { PackageSummary } from '@/lib/delivery/types';
import { canAsk } from '@/lib/tickets/policy';
import { operatingNow } from '@/lib/window/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery'))('title') };
}

const most = 20;
const pageNumber = z.coerce.number().int().min(1).max(1_000).default(1);
const asked = z.object({ page: pageNumber, packages: pageNumber });

export default async function DeliveriesPage({ searchParams }: PageProps<'/deliveries'>) {
  const actor = await requireActor();
  const { filter, problems } = readQuery(asked, await searchParams);
  if (problems.length > 0) notFound();
  const t = await getTranslations('delivery');
  const ask = askAs(actor);
  const manages = canManageDeliveries(actor);
  const kind = actor.organizationKind;
  const national = kind === 'center' || kind === 'operator';
  const which = national ? undefined : comesToReader;
  const [arrivals, releases, packages, counts, now] = await Promise.all([
    national ? null : listArrivals(ask, actor, ofOrganization(actor.organizationId)),
    kind === 'municipality' ? null : listReleases(ask, which, { page: filter.page, most }),
    manages ? listPackages(ask, undefined, { page: filter.packages, most }) : [],
    kind === 'municipality' ? { releases: 0, packages: 0 } : countListed(ask, which),
    operatingNow(ask),
  ]);
  /** Address of another page of one list, where the other list stays as it is. */
  const pageOf = (list: keyof typeof filter) => (page: number) =>
    addressOf('/deliveries', { ...filter, [list]: page }, { packages: '1' });
  return (
    <>
      <PageHeading
        actions={
          manages ? (
            <>
              <ButtonLink href="/deliveries/keys">{t('keys')}</ButtonLink>
              <ButtonLink href="/deliveries/packages/new" variant="solid">
                {t('newPackage')}
              </ButtonLink>
            </>
          ) : null
        }
        lead={t(national ? 'lead' : 'townLead')}
        title={t('title')}
      />
      <DeliveryTabs current="releases" />
      <div className="flex flex-col gap-6">
        {arrivals === null ? null : <OwnArrivals arrivals={arrivals} asks={canAsk(actor)} now={now} />}
        {releases === null ? null : (
          <Panel plain title={t('releases')}>
            {counts.releases === 0 ? (
              <EmptyState icon="download" title={t('noReleases')}>
                {t('noReleasesHelp')}
              </EmptyState>
            ) : (
              <ReleaseTable releases={releases} />
            )}
            <Paging
              href={pageOf('page')}
              label={t('releases')}
              page={filter.page}
              pageSize={most}
              total={counts.releases}
            />
          </Panel>
        )}
        {manages ? (
          <Panel plain title={t('packages')}>
            {counts.packages === 0 ? <p>{t('noPackages')}</p> : <PackageTable packages={packages} />}
            <Paging
              href={pageOf('packages')}
              label={t('packages')}
              page={filter.packages}
              pageSize={most}
              total={counts.packages}
            />
          </Panel>
        ) : null}
      </div>
      <LiveRefresh topics={['deliveries']} />
    </>
  );
}

async function PackageTable({ packages }: { packages: readonly PackageSummary[] }) {
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  return (
    <Table caption={t('packages')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('package')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('file')}</th>
          <th scope="col">{t('created')}</th>
          <th scope="col">{t('newRelease')}</th>
        </tr>
      </thead>
      <tbody>
        {packages.map((one) => (
          <tr key={one.id}>
            <td data-label={t('package')}>
              <a className="link" href={`/deliveries/packages/${one.id}`}>
                {one.title} {one.version}
              </a>
              <span className="block text-dns-14N-130 text-solid-gray-700">
                {one.name} {one.version}
              </span>
            </td>
            <td data-label={t('kind')}>{t(`kinds.${one.kind}`)}</td>
            <td data-label={t('file')}>
              {one.fileName} ({t('megabytes', { size: (one.size / 1_048_576).toFixed(1) })})
            </td>
            <td data-label={t('created')}>
              {one.createdBy} {formatShortDateTime(one.createdAt, locale)}
            </td>
            <td data-label={t('newRelease')}>
              <a
                aria-label={`${t('newRelease')} ${one.name} ${one.version}`}
                className="link"
                href={`/deliveries/new?package=${one.id}`}
              >
                {t('newRelease')}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
