import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { CaseTable } from '@/components/statistics/disclosure/case-table';
import { Consultations } from '@/components/statistics/disclosure/consultations';
import { FigureChart } from '@/components/statistics/disclosure/figure-chart';
import { FigureForm } from '@/components/statistics/disclosure/figure-form';
import { FigureTable } from '@/components/statistics/disclosure/figure-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { countCases, listCases, listConsultations } from '@/lib/statistics/disclosure/cases/queries';
import { pageSize, registers } from '@/lib/statistics/disclosure/constants';
import { listFigures } from '@/lib/statistics/disclosure/figures/queries';
import { casesQuery } from '@/lib/statistics/disclosure/list/rules';
import { fiscalYearOf } from '@/lib/statistics/disclosure/rules';
import { listCasesSchema } from '@/lib/statistics/disclosure/schema';
import {
  canFollowDisclosure,
  canPostFigures,
  canReceive,
  canSeeStatistics,
  ownRegister,
} from '@/lib/statistics/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('disclosure'))('title') };
}

export default async function DisclosurePage({ searchParams }: PageProps<'/statistics/disclosure'>) {
  const actor = await requireActor();
  if (!canSeeStatistics(actor)) notFound();
  const { filter, problems } = readQuery(listCasesSchema, await searchParams);
  const { register } = filter;
  const t = await getTranslations('disclosure');
  const today = dateInJapan(now());
  const works = canFollowDisclosure(actor);
  const receives = canReceive(actor, register);
  const { figures, counted, cases, asked } = await readAs(actor, async (db) => ({
    figures: await listFigures(db, actor, register),
    counted: await countCases(db, actor, register),
    cases: await listCases(db, actor, filter),
    asked: await listConsultations(db, actor),
  }));
  const year = fiscalYearOf(today);
  const draft = counted.find((one) => one.fiscalYear === year) ?? {
    ...{ fiscalYear: year, requestVisit: 0, requestPost: 0, receiptVisit: 0, receiptPost: 0 },
  };
  const posted = figures.find((one) => one.fiscalYear === year && one.organizationId === actor.organizationId);
  const states = [undefined, 'open', 'done'] as const;
  return (
    <>
      <PageHeading
        actions={
          works && receives ? (
            <ButtonLink href={`/statistics/disclosure/new?register=${register}`} variant="solid">
              {t('cases.new')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <p className="no-print mb-4">
        <TextLink className="inline-block py-2" href="/statistics/disclosure/records">
          {t('records.link')}
        </TextLink>
      </p>
      <TabLinks
        items={registers.map((one) => ({
          ...{
            href: `/statistics/disclosure?register=${one}`,
            label: t(`registers.${one}`),
            current: one === register,
          },
        }))}
        label={t('columns.register')}
      />
      <ListOrProblems
        clearHref="/statistics/disclosure"
        labels={{ register: t('columns.register') }}
        problems={problems}
      >
        <div className="flex flex-col gap-6">
          <p>{t(`laws.${register}`)}</p>
          <Consultations answers={works} rows={asked} />
          <Panel plain title={t('figures.title')}>
            {figures.length === 0 ? (
              <p className="mb-3">{t('figures.empty')}</p>
            ) : (
              <>
                <FigureChart rows={figures} title={t('figures.chart')} />
                <FigureTable caption={t('figures.title')} rows={figures} />
              </>
            )}
            {canPostFigures(actor) && ownRegister(actor) === register ? (
              <FigureForm figure={draft} today={today} version={posted?.version ?? 0} />
            ) : null}
          </Panel>
          {counted.length === 0 ? null : (
            <Panel plain title={t('figures.counted')}>
              <p className="mb-3">{t('figures.countedLead')}</p>
              <FigureTable caption={t('figures.counted')} rows={counted} />
            </Panel>
          )}
          <Panel plain title={t('cases.title')}>
            {receives ? (
              <>
                <TabLinks
                  items={states.map((state) => ({
                    href: `/statistics/disclosure?${casesQuery({ ...filter, state, page: 1 })}`,
                    label: t(`cases.${state ?? 'all'}`),
                    current: filter.state === state,
                  }))}
                  label={t('columns.state')}
                />
                {cases.rows.length === 0 ? (
                  <EmptyState title={t('cases.empty')}>{t(works ? 'cases.emptyHelp' : 'cases.emptyRead')}</EmptyState>
                ) : (
                  <CaseTable caption={t('cases.title')} rows={cases.rows} today={today} />
                )}
                <Paging
                  href={(page) => `/statistics/disclosure?${casesQuery({ ...filter, page })}`}
                  page={filter.page}
                  pageSize={pageSize}
                  total={cases.total}
                />
                <ExportLinks
                  href={(format) =>
                    `/statistics/disclosure/export?${casesQuery({ ...filter, page: 1 })}&format=${format}`
                  }
                />
              </>
            ) : (
              <p>{t('cases.noCases')}</p>
            )}
          </Panel>
        </div>
      </ListOrProblems>
      <LiveRefresh topics={['disclosures']} />
    </>
  );
}
