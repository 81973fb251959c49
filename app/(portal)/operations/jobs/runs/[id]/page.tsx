import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { NetPicture } from '@/components/jobs/net-picture';
import { RunActions } from '@/components/jobs/run-actions';
import { RunJobTable } from '@/components/jobs/run-job-table';
import { RunState } from '@/components/jobs/states';
import { nameOf } from '@/components/jobs/wording';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import type { JobRunState } from '@/lib/core/generated/enums';
import { formatDateTime, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { canManageNet } from '@/lib/jobs/policy';
import { getRun } from '@/lib/jobs/runs/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('run') };
}

const toneOf = (state: JobRunState) =>
  state === 'succeeded'
    ? 'done'
    : state === 'running'
      ? 'running'
      : ['failed', 'unknown'].includes(state)
        ? 'failed'
        : 'plain';

export default async function JobRunPage({ params }: PageProps<'/operations/jobs/runs/[id]'>) {
  const actor = await requireActor();
  const { id } = await params;
  const run = z.uuid().safeParse(id).success ? await getRun(askAs(actor), actor, id) : null;
  if (run === null) notFound();
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  const at = (time: Date | null) => (time === null ? '–' : formatDateTime(time, locale));
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/operations/jobs' },
          { label: run.netName, href: `/operations/jobs/${run.netCode}` },
          { label: formatShortDateTime(run.nominalAt, locale) },
        ]}
      />
      <PageHeading
        eyebrow={`${run.netCode} ${run.organizationName}`}
        title={`${run.netName} ${formatShortDateTime(run.nominalAt, locale)}`}
      />
      <div className="flex flex-col gap-6">
        <Panel>
          <DefinitionList
            items={[
              { term: t('state'), value: <RunState state={run.state} warnings={run.warnings} /> },
              { term: t('kind'), value: t(`kinds.${run.kind}`) },
              { term: t('begun'), value: at(run.begunAt) },
              { term: t('ended'), value: at(run.endedAt) },
              { term: t('active'), value: t('version', { version: run.version }) },
              ...(run.round > 1 ? [{ term: t('rerun'), value: t('round', { round: run.round }) }] : []),
              ...(run.reason === ''
                ? []
                : [{ term: t('reason'), value: t('decided', { by: run.decidedBy, reason: run.reason }) }]),
            ]}
          />
        </Panel>
        {run.jobs.length === 0 ? null : (
          <Panel plain title={t('jobs')}>
            <NetPicture
              jobs={run.jobs.map((job) => ({
                key: job.key,
                label: nameOf(job.definition, locale),
                detail: t(`states.${job.state}`),
                tone: toneOf(job.state),
                after: job.definition.after,
              }))}
              title={t('picture', { jobs: run.jobs.map(({ definition }) => nameOf(definition, locale)).join(' → ') })}
            />
            <div className="mt-4">
              <RunJobTable jobs={run.jobs} runId={run.id} />
            </div>
          </Panel>
        )}
        {canManageNet(actor, run.organizationId) ? (
          <Panel plain title={t('steer')}>
            <RunActions run={run} />
          </Panel>
        ) : null}
      </div>
      <LiveRefresh topics={['jobs', 'commands']} />
    </>
  );
}
