import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DrillReportView } from '@/components/continuity/drill-report';
import { drillTones } from '@/components/continuity/drill-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { requireActor } from '@/lib/access/session';
import { readDrill } from '@/lib/continuity/drills/queries';
import { canSeeDrills } from '@/lib/continuity/policy';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite } from '@/lib/core/site';

const idForm = z.uuid();

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('drills.report') };
}

export default async function DrillPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const shown = currentSite().kind === 'cloud' && canSeeDrills(actor) && idForm.safeParse(id).success;
  const drill = shown ? await readDrill(askAs(actor), id) : null;
  if (drill === null) notFound();
  const [t, locale] = [await getTranslations('continuity'), await getLocale()];
  const { report, state, startedAt, finishedAt, startedBy, fault } = drill;
  const title = `${t('drills.report')}　${formatShortDateTime(startedAt, locale)}`;
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/continuity' },
          { label: t('drills.title'), href: '/continuity/drills' },
          { label: title },
        ]}
      />
      <PageHeading
        actions={
          report === null ? null : (
            <>
              <ButtonLink href={`/api/continuity/drills/${id}?form=html`} variant="outline">
                {t('drills.html')}
              </ButtonLink>
              <ButtonLink href={`/api/continuity/drills/${id}`} variant="outline">
                {t('drills.json')}
              </ButtonLink>
            </>
          )
        }
        title={title}
      />
      <div className="flex flex-col gap-6">
        <Panel plain>
          <DefinitionList
            items={[
              {
                term: t('drills.state'),
                value: <StatusBadge tone={drillTones[state]}>{t(`drills.states.${state}`)}</StatusBadge>,
              },
              { term: t('drills.startedBy'), value: startedBy },
              {
                term: t('drills.finishedAt'),
                value: finishedAt === null ? '' : formatShortDateTime(finishedAt, locale),
              },
              ...(report === null
                ? []
                : [
                    {
                      term: t('drills.items'),
                      value: t('drills.held', {
                        count: report.items.filter(({ ok }) => ok).length,
                        all: report.items.length,
                      }),
                    },
                  ]),
            ]}
          />
        </Panel>
        {state === 'running' ? <p>{t('drills.runningNote')}</p> : null}
        {state === 'broken' ? (
          <Banner kind="error" title={t('drills.states.broken')}>
            <p className="whitespace-pre-line wrap-anywhere">{t('drills.noReport', { fault })}</p>
          </Banner>
        ) : null}
        {report?.shortened ? <p>{t('drills.shortened')}</p> : null}
        {report === null ? null : <DrillReportView locale={locale} report={report} t={t} />}
      </div>
      <LiveRefresh topics={['continuity']} />
    </>
  );
}
