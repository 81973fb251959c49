import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { CountTable } from '@/components/delivery/count-table';
import { ReceiptTable } from '@/components/delivery/receipt-table';
import { ReleaseActions, ReleaseApproval } from '@/components/delivery/release-actions';
import { ReleaseStateBadge } from '@/components/delivery/states';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ExportLinks } from '@/components/ui/list/export-links';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDateTime, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { canApproveRelease, canManageDeliveries } from '@/lib/delivery/policy';
import { getRelease, listPrefectureProgress, listReceipts, listWaves, receiptsPage } from '@/lib/delivery/queries';
import { formatMinutes } from '@/lib/window/wording/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery'))('releases') };
}

const numberForm = /^[1-9]\d{0,8}$/;
const asked = z.object({ page: z.coerce.number().int().min(1).max(1_000).default(1) });

export default async function ReleasePage({ params, searchParams }: PageProps<'/deliveries/[number]'>) {
  const actor = await requireActor();
  const { number } = await params;
  const ask = askAs(actor);
  const release = numberForm.test(number) ? await getRelease(ask, Number(number)) : null;
  if (release === null) notFound();
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  const { filter, problems } = readQuery(asked, await searchParams);
  if (problems.length > 0) notFound();
  const { page } = filter;
  const [waves, prefectures, receipts] = await Promise.all([
    listWaves(ask, release.id),
    listPrefectureProgress(ask, actor, release.id),
    listReceipts(ask, actor, release.id, page),
  ]);
  const manages = canManageDeliveries(actor);
  const { plan } = release;
  const title = `${release.title} ${release.packageVersion}`;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/deliveries' }, { label: title }]} />
      <PageHeading eyebrow={`${release.name} ${t(`kinds.${release.kind}`)}`} title={title} />
      <div className="flex flex-col gap-6">
        {release.state === 'proposed' && manages ? (
          <Panel plain title={t('approve')}>
            {canApproveRelease(actor, release.proposedById) ? (
              <ReleaseApproval release={release} />
            ) : (
              <p>{t('ownRelease')}</p>
            )}
          </Panel>
        ) : null}
        <Panel>
          <DefinitionList
            items={[
              { term: t('state'), value: <ReleaseStateBadge state={release.state} /> },
              ...(release.stopReason === ''
                ? []
                : [{ term: t('reason'), value: t('decided', { reason: release.stopReason }) }]),
              { term: t('startsAt'), value: formatDateTime(release.startsAt, locale) },
              {
                term: t('slot'),
                value:
                  plan.slot === null
                    ? t('anyTime')
                    : t('slotText', { from: formatMinutes(plan.slot.from), to: formatMinutes(plan.slot.to) }),
              },
              { term: t('thresholds'), value: t('thresholdText', { success: plan.success, error: plan.error }) },
              {
                term: t('file'),
                value: `${release.fileName} (${t('megabytes', { size: (release.size / 1_048_576).toFixed(1) })})`,
              },
              { term: t('hash'), value: <code className="break-all">{release.hash}</code> },
              {
                term: t('proposedBy'),
                value: `${release.proposedBy} ${formatShortDateTime(release.proposedAt, locale)}`,
              },
              {
                term: t('approvedBy'),
                value:
                  release.approvedAt === null
                    ? '–'
                    : `${release.approvedBy} ${formatShortDateTime(release.approvedAt, locale)}`,
              },
              { term: t('notes'), value: release.notes === '' ? '–' : release.notes },
            ]}
          />
        </Panel>
        {waves.length === 0 ? (
          <p>{t('noReceipts')}</p>
        ) : (
          <>
            <Panel plain title={t('waves')}>
              <CountTable
                caption={t('waves')}
                heading={t('wave')}
                rows={waves.map((wave) => ({
                  ...wave,
                  key: String(wave.wave),
                  label: `${t('waveNumber', { wave: wave.wave })}${wave.wave === release.wave && release.endedAt === null ? `（${t('present')}）` : ''}`,
                }))}
              />
            </Panel>
            <Panel plain title={t('prefectures')}>
              <CountTable
                caption={t('prefectures')}
                heading={t('prefecture')}
                rows={prefectures.map((one) => ({ ...one, key: one.code, label: one.name }))}
              />
            </Panel>
            <Panel plain title={t('nodes')}>
              <ExportLinks href={(format) => `/deliveries/${number}/report?format=${format}`} />
              <ReceiptTable rows={receipts.slice(0, receiptsPage)} />
              <nav aria-label={t('nodes')} className="mt-4 flex gap-4">
                {page > 1 ? (
                  <a className="link" href={`/deliveries/${number}?page=${page - 1}`} rel="prev">
                    {t('previous')}
                  </a>
                ) : null}
                {receipts.length > receiptsPage ? (
                  <a className="link" href={`/deliveries/${number}?page=${page + 1}`} rel="next">
                    {t('following')}
                  </a>
                ) : null}
              </nav>
            </Panel>
          </>
        )}
        {manages ? (
          <Panel plain title={t('steer')}>
            <ReleaseActions release={release} />
          </Panel>
        ) : null}
      </div>
      <LiveRefresh topics={['deliveries', 'commands']} />
    </>
  );
}
