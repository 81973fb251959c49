import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ServerTable } from '@/components/operations/server-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDate, formatTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { readPrefectureDay } from '@/lib/operations/board/detail/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations.board'))('prefectures') };
}

const codeForm = /^\d{6}$/;

export default async function PrefectureDayPage({ params }: PageProps<'/operations/prefectures/[code]'>) {
  const actor = await requireActor();
  const { code } = await params;
  const day = codeForm.test(code) ? await readPrefectureDay(askAs(actor), actor, code) : null;
  if (day === null) notFound();
  const t = await getTranslations('operations.board');
  const locale = await getLocale();
  const title = t('serverTitle', { name: day.name });
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations' }, { label: title }]} />
      <PageHeading lead={t('at', { date: formatDate(day.date, locale), time: formatTime(day.at) })} title={title} />
      {day.servers.length === 0 ? (
        <EmptyState icon="clock" title={t('noSteps')} />
      ) : (
        <div className="flex flex-col gap-6">
          {([1, 2] as const).map((tier) => {
            const rows = day.servers.filter((server) => server.tier === tier);
            return rows.length === 0 ? null : (
              <Panel key={tier} plain title={t(tier === 1 ? 'tiers.1' : 'towns')}>
                <ServerTable rows={rows} />
              </Panel>
            );
          })}
        </div>
      )}
      <LiveRefresh topics={['operations']} />
    </>
  );
}
