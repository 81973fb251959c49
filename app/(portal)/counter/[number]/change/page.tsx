import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChangeForm } from '@/components/residents/change-forms';
import { FlagBanners } from '@/components/residents/resident-flags';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { personChanges } from '@/lib/residents/constants';
import { canChangeRegister } from '@/lib/residents/policy';
import { getResident, listDistricts } from '@/lib/residents/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('counter.person'))('change') };
}

export default async function ChangePage({ params, searchParams }: PageProps<'/counter/[number]/change'>) {
  const actor = await requireActor();
  const { number } = await params;
  const wanted = (await searchParams).kind;
  const kind = personChanges.find((one) => one === wanted);
  const ask = askAs(actor);
  const resident = canChangeRegister(actor) && kind ? await getResident(ask, number) : null;
  if (resident === null || kind === undefined || resident.householdId === null) notFound();
  const [districts, t] = await Promise.all([listDistricts(ask), getTranslations('counter')]);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/counter' },
          { label: resident.name, href: `/counter/${number}` },
          { label: t(`changes.${kind}`) },
        ]}
      />
      <PageHeading
        eyebrow={resident.kana}
        lead={resident.address}
        title={`${t(`changes.${kind}`)}：${resident.name}`}
      />
      <FlagBanners resident={resident} />
      <Panel plain>
        <ChangeForm districts={districts} kind={kind} resident={resident} today={dateInJapan(now())} />
      </Panel>
    </>
  );
}
