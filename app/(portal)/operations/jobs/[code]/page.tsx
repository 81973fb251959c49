import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { JobTable } from '@/components/jobs/job-table';
import { NetActions, NetApproval } from '@/components/jobs/net-actions';
import { NetPicture } from '@/components/jobs/net-picture';
import { RunTable } from '@/components/jobs/run-table';
import { NetState } from '@/components/jobs/states';
import { VersionTable } from '@/components/jobs/version-table';
import { nameOf, scheduleText } from '@/components/jobs/wording';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { mostWithoutApproval } from '@/lib/jobs/constants';
import { canApproveNet, canManageNet } from '@/lib/jobs/policy';
import { findNet, listVersions } from '@/lib/jobs/queries';
import { listRunsOf } from '@/lib/jobs/runs/queries';

export async function generateMetadata({ params }: PageProps<'/operations/jobs/[code]'>): Promise<Metadata> {
  return { title: `${(await getTranslations('jobs'))('net')} ${(await params).code}` };
}

export default async function JobNetPage({ params }: PageProps<'/operations/jobs/[code]'>) {
  const actor = await requireActor();
  const ask = askAs(actor);
  const net = await findNet(ask, actor, (await params).code.toUpperCase());
  if (net === null) notFound();
  const t = await getTranslations('jobs');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  const [versions, runs] = await Promise.all([listVersions(ask, net.id), listRunsOf(ask, actor, net.id)]);
  const { definition } = net;
  const manages = canManageNet(actor, net.organizationId);
  const pending = net.version > net.activeVersion && net.state !== 'retired' ? versions[0] : undefined;
  const minutes = (value: number | null) => (value === null ? t('noWatch') : t('minutes', { minutes: value }));
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations/jobs' }, { label: net.name }]} />
      <PageHeading
        actions={
          manages ? (
            <>
              {net.state === 'retired' ? null : (
                <ButtonLink href={`/operations/jobs/${net.code}/edit`}>{t('revise')}</ButtonLink>
              )}
              <NetActions net={net} />
            </>
          ) : null
        }
        eyebrow={`${net.code} ${net.organizationName}`}
        title={net.name}
      />
      <div className="flex flex-col gap-6">
        {pending ? (
          <Banner kind="warning" title={t('pending', { version: pending.version, reach: pending.reach })}>
            <p>{t('pendingHelp', { limit: mostWithoutApproval })}</p>
            {canApproveNet(actor, net.organizationId, pending.writtenById) ? (
              <NetApproval code={net.code} version={net.version} />
            ) : (
              <p>{t('ownVersion')}</p>
            )}
          </Banner>
        ) : null}
        <Panel>
          <DefinitionList
            items={[
              { term: t('state'), value: <NetState state={net.state} /> },
              { term: t('schedule'), value: scheduleText(definition.schedule, t, shell('listSeparator')) },
              { term: t('nextAt'), value: net.nextAt === null ? t('never') : formatShortDateTime(net.nextAt, locale) },
              { term: t('missed'), value: t(`missedPolicies.${definition.missed}`) },
              { term: t('startWithin'), value: minutes(definition.startWithin) },
              { term: t('endWithin'), value: minutes(definition.endWithin) },
              { term: t('expected'), value: minutes(definition.expected) },
            ]}
          />
        </Panel>
        <Panel plain title={t('jobs')}>
          <NetPicture
            jobs={definition.jobs.map((job) => ({
              key: job.key,
              label: nameOf(job, locale),
              detail: job.command,
              tone: 'plain',
              after: job.after,
            }))}
            title={t('picture', { jobs: definition.jobs.map((job) => nameOf(job, locale)).join(' → ') })}
          />
          <div className="mt-4">
            <JobTable jobs={definition.jobs} />
          </div>
        </Panel>
        <Panel plain title={t('runs')}>
          {runs.length === 0 ? <p>{t('noRuns')}</p> : <RunTable caption={t('runs')} ofOne runs={runs} />}
        </Panel>
        <Panel plain title={t('versions')}>
          <VersionTable active={net.activeVersion} versions={versions} />
        </Panel>
      </div>
      <LiveRefresh topics={['jobs']} />
    </>
  );
}
