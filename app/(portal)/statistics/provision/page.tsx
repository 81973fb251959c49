import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MissingRows } from '@/components/statistics/missing-rows';
import { ProvisionCharts } from '@/components/statistics/provision-charts';
import { SeriesTable } from '@/components/statistics/series-table';
import { TotalsPanel } from '@/components/statistics/totals-panel';
import { YearForm } from '@/components/statistics/year-form';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canEditProvision, canSeeStatistics } from '@/lib/statistics/policy';
import { issuerOn } from '@/lib/statistics/provision/issuer/rules';
import { centerNameOn, listGroups, listYears } from '@/lib/statistics/provision/queries';
import { showYearSchema } from '@/lib/statistics/provision/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provision'))('title') };
}

export default async function ProvisionPage({ searchParams }: PageProps<'/statistics/provision'>) {
  const actor = await requireActor();
  if (!canSeeStatistics(actor)) notFound();
  const { filter, problems } = readQuery(showYearSchema, await searchParams);
  const t = await getTranslations('provision');
  const edits = canEditProvision(actor);
  const { years, year, groups, center, date } = await readAs(actor, async (db) => {
    const all = await listYears(db);
    const chosen = all.find((one) => one.year === filter.year) ?? (filter.year === undefined ? all[0] : undefined);
    const on = chosen?.noticedOn ?? dateInJapan(now());
    return {
      ...{ years: all, year: chosen, date: on },
      groups: chosen === undefined ? [] : await listGroups(db, chosen.id),
      center: await centerNameOn(db, on),
    };
  });
  const name = (from: number) => t('yearName', { from: String(from), to: String(from + 1) });
  return (
    <>
      <PageHeading
        actions={
          <>
            {year === undefined || groups.length === 0 ? null : (
              <ButtonLink href={`/statistics/provision/notice?year=${year.year}`}>{t('pdf')}</ButtonLink>
            )}
            {edits ? (
              <ButtonLink href="/statistics/provision/import" variant="solid">
                {t('import.button')}
              </ButtonLink>
            ) : null}
          </>
        }
        lead={t('lead')}
        title={t('title')}
      />
      {years.length === 0 ? null : (
        <TabLinks
          items={years.map((one) => ({
            ...{ href: `/statistics/provision?year=${one.year}`, label: name(one.year), current: one === year },
          }))}
          label={t('years')}
        />
      )}
      <ListOrProblems clearHref="/statistics/provision" labels={{ year: t('years') }} problems={problems}>
        {year === undefined ? (
          <EmptyState title={t('empty')}>{t(edits ? 'emptyEditor' : 'emptyHelp')}</EmptyState>
        ) : (
          <div className="flex flex-col gap-6">
            {year.publishedAt === null ? <Banner kind="info" title={t('draft')} /> : null}
            <TotalsPanel before={years.find((one) => one.year === year.year - 1)} year={year} />
            {groups.length === 0 ? (
              <p>{t('noRows')}</p>
            ) : (
              <>
                <ProvisionCharts groups={groups} year={year.year} />
                <MissingRows groups={groups} year={year.year} />
                <SeriesTable groups={groups} year={year.year} />
                <ExportLinks href={(format) => `/statistics/provision/export?year=${year.year}&format=${format}`} />
              </>
            )}
            {edits ? <YearForm issuer={issuerOn(date, center)} year={year} /> : null}
          </div>
        )}
      </ListOrProblems>
    </>
  );
}
