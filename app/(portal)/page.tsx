import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { type Dashboard, dashboardsOf } from '@/lib/dashboard/rules';
import { AuditorDashboard } from './_dashboard/auditor';
import { CallCenterDashboard } from './_dashboard/call-center';
import { ClerkDashboard } from './_dashboard/clerk';
import { MunicipalityDashboard } from './_dashboard/municipality';
import { NationalDashboard } from './_dashboard/national';
import { Panels, topicsOf } from './_dashboard/panels';
import { PrefectureDashboard } from './_dashboard/prefecture';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') };
}

const components: Readonly<Record<Dashboard, typeof ClerkDashboard>> = {
  municipality: MunicipalityDashboard,
  prefecture: PrefectureDashboard,
  call_center: CallCenterDashboard,
  management: NationalDashboard,
  operator: NationalDashboard,
  clerk: ClerkDashboard,
  auditor: AuditorDashboard,
};

export default async function DashboardPage({ searchParams }: { searchParams: Promise<{ view?: string | string[] }> }) {
  const actor = await requireActor();
  const offered = dashboardsOf(actor);
  const { view } = await searchParams;
  const current = offered.find((dashboard) => dashboard === view) ?? offered[0];
  const t = await getTranslations('dashboard');
  const Shown = current === undefined ? null : components[current];
  return (
    <>
      <PageHeading eyebrow={t('welcome', { name: actor.userName })} title={t('title')} />
      {offered.length < 2 ? null : (
        <TabLinks
          items={offered.map((dashboard) => ({
            href: `/?view=${dashboard}`,
            label: t(`views.${dashboard}`),
            current: dashboard === current,
          }))}
          label={t('views.label')}
        />
      )}
      {Shown === null || current === undefined ? null : (
        <>
          <Shown actor={actor}>
            <Panels actor={actor} dashboard={current} />
          </Shown>
          <LiveRefresh topics={['tickets', ...topicsOf(current, actor)]} />
        </>
      )}
    </>
  );
}
