import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ResultTable } from '@/components/jobs/result-table';
import { RunState } from '@/components/jobs/states';
import { nameOf, paramsText, targetText } from '@/components/jobs/wording';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { getRun, listResults, resultsPage } from '@/lib/jobs/runs/queries';
import { resultFilterSchema } from '@/lib/jobs/runs/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('results') };
}

const states = ['failed', 'unknown', 'running', 'waiting', 'succeeded'] as const;

export default async function JobResultsPage({ params, searchParams }: PageProps<'/operations/jobs/runs/[id]/[job]'>) {
  const actor = await requireActor();
  const { id, job: key } = await params;
  const ask = askAs(actor);
  const run = z.uuid().safeParse(id).success ? await getRun(ask, actor, id) : null;
  const job = run?.jobs.find((one) => one.key === key);
  if (!run || !job) notFound();
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  const { filter, problems } = readQuery(resultFilterSchema, await searchParams);
  const { state, page } = filter;
  const rows = problems.length > 0 ? [] : await listResults(ask, actor, job.id, { state, page });
  const href = (to: number, of: string | undefined) =>
    `/operations/jobs/runs/${run.id}/${key}?${new URLSearchParams({ ...(of ? { state: of } : {}), page: String(to) })}`;
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/operations/jobs' },
          { label: run.netName, href: `/operations/jobs/${run.netCode}` },
          { label: formatShortDateTime(run.nominalAt, locale), href: `/operations/jobs/runs/${run.id}` },
          { label: nameOf(job.definition, locale) },
        ]}
      />
      <PageHeading title={`${nameOf(job.definition, locale)}: ${t('results')}`} />
      <Panel className="mb-6">
        <DefinitionList
          items={[
            { term: t('state'), value: <RunState state={job.state} /> },
            { term: t('command'), value: job.definition.command },
            { term: t('params'), value: paramsText(job.definition, t) },
            { term: t('target'), value: targetText(job.definition.target, t) },
          ]}
        />
      </Panel>
      <TabLinks
        items={[
          { href: href(1, undefined), label: t('all'), current: state === undefined, count: formatNumber(job.total) },
          ...states.map((one) => ({
            href: href(1, one),
            label: t(`states.${one}`),
            current: one === state,
            count: formatNumber(job[one]),
          })),
        ]}
        label={t('filter')}
      />
      <ListOrProblems clearHref={href(1, undefined)} labels={{ state: t('state') }} problems={problems}>
        {rows.length === 0 ? <p>{t('noResults')}</p> : <ResultTable rows={rows.slice(0, resultsPage)} />}
      </ListOrProblems>
      <nav aria-label={t('results')} className="mt-4 flex gap-4">
        {page > 1 ? (
          <a className="link" href={href(page - 1, state)} rel="prev">
            {t('previous')}
          </a>
        ) : null}
        {rows.length > resultsPage ? (
          <a className="link" href={href(page + 1, state)} rel="next">
            {t('following')}
          </a>
        ) : null}
      </nav>
      <LiveRefresh topics={['jobs', 'commands']} />
    </>
  );
}
