import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DeliveryTabs } from '@/components/delivery/delivery-tabs';
import { ReleaseCalendar } from '@/components/delivery/release-calendar';
import { ReleaseTable } from '@/components/delivery/release-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { comesToReader } from '@/lib/delivery/arrivals/queries';
import { besideMonth, monthForm } from '@/lib/delivery/month/rules';
import { between, both, listReleases } from '@/lib/delivery/queries';
import { loadWindowFacts, operatingNow } from '@/lib/window/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery'))('calendarTitle') };
}

const asked = z.object({ month: z.string().regex(monthForm).optional() });

export default async function DeliveryCalendarPage({ searchParams }: PageProps<'/deliveries/calendar'>) {
  const actor = await requireActor();
  const t = await getTranslations('delivery');
  const ask = askAs(actor);
  const today = dateInJapan(await operatingNow(ask));
  const wanted = asked.safeParse(await searchParams);
  if (!wanted.success) notFound();
  const month = wanted.data.month ?? today.slice(0, 7);
  const [from, to] = [`${month}-01`, `${besideMonth(month, 1)}-01`];
  const during = between(from, to);
  const sees = ['center', 'operator'].includes(actor.organizationKind) ? during : both(during, comesToReader);
  const [releases, { calendar }] = await Promise.all([listReleases(ask, sees), loadWindowFacts(ask, from, to)]);
  const title = t('calendarOf', { year: month.slice(0, 4), month: Number(month.slice(5)) });
  return (
    <>
      <PageHeading lead={t('calendarLead')} title={t('calendarTitle')} />
      <DeliveryTabs current="calendar" />
      <div className="flex flex-col gap-6">
        <Panel plain title={title}>
          <nav aria-label={t('months')} className="no-print mb-3 flex gap-6">
            <a className="link py-2" href={`/deliveries/calendar?month=${besideMonth(month, -1)}`} rel="prev">
              {t('monthBefore')}
            </a>
            <a className="link py-2" href={`/deliveries/calendar?month=${besideMonth(month, 1)}`} rel="next">
              {t('monthAfter')}
            </a>
          </nav>
          <ReleaseCalendar calendar={calendar} month={month} releases={releases} today={today} />
        </Panel>
        <Panel plain title={t('releases')}>
          {releases.length === 0 ? <p>{t('noneInMonth')}</p> : <ReleaseTable releases={releases} />}
        </Panel>
      </div>
      <LiveRefresh topics={['deliveries']} />
    </>
  );
}
