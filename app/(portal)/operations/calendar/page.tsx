import type { Metadata } from 'next';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Closures } from '@/components/window/closures';
import { HolidayYears } from '@/components/window/holiday-years';
import { NationsHours } from '@/components/window/hours-form';
import { OnlineEnds } from '@/components/window/online-ends';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { operatingDateOf } from '@/lib/operations/rules';
import { listHolidayYears } from '@/lib/window/holidays/queries';
import { canSetClosures, canSetNation, canSetOnlineEnd } from '@/lib/window/policy';
import { operatingNow } from '@/lib/window/queries';
import { listClosures, listHours, listOnlineEnds } from '@/lib/window/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.calendar'))('title') };
}

/** Years of holidays that the page lists; the others have a page of their own. */
const listedYears = 4;

export default async function CalendarPage({ searchParams }: PageProps<'/operations/calendar'>) {
  const actor = await requireActor();
  const t = await getTranslations('window.calendar');
  const { end, hours } = await searchParams;
  const ask = askAs(actor);
  const today = operatingDateOf(await operatingNow(ask));
  const own = actor.organizationKind === 'center' ? null : actor.organizationId;
  const years = await listHolidayYears(ask, Number(today.slice(0, 4)));
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <OperationsTabs current="calendar" />
      <div className="flex flex-col gap-6">
        {canSetOnlineEnd(actor) ? (
          <OnlineEnds
            edited={typeof end === 'string' ? end : undefined}
            rows={await listOnlineEnds(ask, actor.organizationId)}
            today={today}
          />
        ) : null}
        <NationsHours
          edited={typeof hours === 'string' ? hours : undefined}
          rows={await listHours(ask)}
          sets={canSetNation(actor)}
          today={today}
        />
        <Closures own={own} rows={await listClosures(ask, actor, today)} sets={canSetClosures(actor)} />
        <HolidayYears rows={years.slice(0, listedYears)} />
      </div>
    </>
  );
}
