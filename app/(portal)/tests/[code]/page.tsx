import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FreezeBanners } from '@/components/campaigns/freeze-banners';
import { FreezeForms, FreezeTable } from '@/components/campaigns/freezes';
import { Gantt, type GanttRow } from '@/components/campaigns/gantt';
import { OwnBacklog, OwnTest } from '@/components/campaigns/own-tests';
import { BacklogTable, BodyTable, ResultTable, SlotTable } from '@/components/campaigns/round-tables';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ExportLinks } from '@/components/ui/list/export-links';
import { requireActor } from '@/lib/access/session';
import { pageLimit, readRoundPage } from '@/lib/campaigns/integrated/page/queries';
import { freezeState } from '@/lib/campaigns/integrated/rules';
import { canAnswer, canChase, canRunCampaigns } from '@/lib/campaigns/policy';
import { today } from '@/lib/campaigns/queries';
import { readAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tests'))('title') };
}

export default async function RoundPage({ params }: PageProps<'/tests/[code]'>) {
  const actor = await requireActor();
  const { code } = await params;
  const page = await readAs(actor, (db) => readRoundPage(db, actor, code));
  if (page === null) notFound();
  const { round, bodies, slots, freezes, own, results, backlogs } = page;
  const t = await getTranslations('tests');
  const words = await getTranslations('campaigns');
  const locale = await getLocale();
  const date = today();
  const begun = freezes.filter((freeze) => ['frozen', 'over'].includes(freezeState(freeze, date)));
  const rows: GanttRow[] = [
    ...slots.map(({ id, direction, bodyName, organizationName, fromOn, toOn }) => ({
      ...{ key: id, fromOn, toOn, look: direction },
      label: `${organizationName ?? t('allGovernments')}（${bodyName ?? t(`directions.${direction}`)}）`,
    })),
    ...freezes.flatMap(({ id, kind, fromOn, toOn }) =>
      fromOn === null || toOn === null
        ? []
        : [{ key: id, fromOn, toOn, look: 'freeze' as const, label: `${t('freezes')}（${t(`kinds.${kind}`)}）` }],
    ),
  ];
  const frozen = freezes.filter((freeze) => freezeState(freeze, date) === 'frozen');
  const local = ['municipality', 'prefecture'].includes(actor.organizationKind) && canAnswer(actor);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/tests' }, { label: round.title }]} />
      <PageHeading eyebrow={round.source} lead={round.lead} title={round.title} />
      <FreezeBanners freezes={frozen} />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('own')}>
          {own.length === 0 ? (
            <p>{t('ownNone')}</p>
          ) : (
            <ul>
              {own.map((slot) => (
                <OwnTest key={slot.id} may={canAnswer(actor)} slot={slot} />
              ))}
            </ul>
          )}
        </Panel>
        <Panel plain title={t('gantt')}>
          <Gantt
            legend={t('ganttLegend')}
            locale={locale}
            names={{
              provide: t('directions.provide'),
              request: t('directions.request'),
              confirm: t('directions.confirm'),
              freeze: t('freezes'),
            }}
            rows={rows}
            text={t('ganttText')}
            title={t('gantt')}
          />
        </Panel>
        <Panel plain title={t('schedule')}>
          <SlotTable locale={locale} rows={slots} t={t} />
        </Panel>
        <Panel plain title={t('bodies')}>
          <BodyTable rows={bodies} t={t} />
        </Panel>
        <Panel plain title={t('freezes')}>
          <FreezeTable freezes={freezes} today={date} />
          {canChase(actor) ? <FreezeForms freezes={freezes} runs={canRunCampaigns(actor)} today={date} /> : null}
        </Panel>
        <Panel plain title={t('backlog')}>
          <p className="mb-4">{t('backlogLead')}</p>
          {backlogs.length === 0 ? (
            <p>{t('backlogNone')}</p>
          ) : (
            <BacklogTable locale={locale} rows={backlogs} t={t} words={words} />
          )}
          {local
            ? begun.flatMap((freeze) =>
                freeze.blocks.map((work) => (
                  <OwnBacklog
                    freeze={freeze}
                    key={`${freeze.id} ${work}`}
                    row={backlogs.find(
                      (one) =>
                        one.freezeId === freeze.id && one.work === work && one.organizationId === actor.organizationId,
                    )}
                    work={work}
                  />
                )),
              )
            : null}
        </Panel>
        <Panel plain title={t('resultsTitle')}>
          {results.length === 0 ? <p>{t('resultsNone')}</p> : <ResultTable locale={locale} rows={results} t={t} />}
          {results.length === pageLimit ? <p className="mt-3">{t('resultsCut', { count: pageLimit })}</p> : null}
          <ExportLinks href={(format) => `/tests/${code}/export?format=${format}`} />
        </Panel>
      </div>
      <LiveRefresh topics={['tests']} />
    </>
  );
}
