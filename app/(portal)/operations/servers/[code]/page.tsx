import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ServerState } from '@/components/operations/server-state';
import { StepDecision } from '@/components/operations/step-decision';
import { StepTable } from '@/components/operations/step-table';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDate, formatTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { readServerDay } from '@/lib/operations/board/detail/queries';
import { canDecideStep } from '@/lib/operations/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations.board'))('allSteps') };
}

const codeForm = /^[A-Z0-9-]{1,40}$/;

export default async function ServerDayPage({ params }: PageProps<'/operations/servers/[code]'>) {
  const actor = await requireActor();
  const { code } = await params;
  const server = codeForm.test(code) ? await readServerDay(askAs(actor), actor, code) : null;
  if (server === null) notFound();
  const t = await getTranslations('operations.board');
  const locale = await getLocale();
  const title = t('serverTitle', { name: server.name });
  const decidable = canDecideStep(actor, server.organizationId, server.parentOrganizationId)
    ? server.steps.filter(({ late, state }) => late || state === 'failed')
    : [];
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations' }, { label: title }]} />
      <PageHeading
        eyebrow={`${server.organizationName} ${server.code}`}
        lead={t('at', { date: formatDate(server.date, locale), time: formatTime(server.at) })}
        title={title}
      />
      <div className="flex flex-col gap-6">
        <Panel>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <ServerState {...server} />
            {server.tier === 2 ? `${t('counter')} ${t(server.counterOpen ? 'open' : 'closed')}` : null}
            {server.excuse === null ? null : <span>{t(`excuses.${server.excuse as 'silent'}`)}</span>}
            <TextLink href={`/network/nodes/${server.code}`}>{server.code}</TextLink>
            {server.alarm === null ? null : (
              <TextLink href={`/network/alarms/${server.alarm}`}>{t('alarm', { number: server.alarm })}</TextLink>
            )}
          </p>
        </Panel>
        {server.blockers.length === 0 ? null : (
          <Panel plain title={t('waitsFor')}>
            <p className="mb-2">{t('waitsForHelp')}</p>
            <ul className="list-disc ps-6">
              {server.blockers.map((blocker) => (
                <li key={`${blocker.code} ${blocker.organizationName}`}>
                  {blocker.code === null ? (
                    blocker.organizationName
                  ) : (
                    <TextLink href={`/operations/servers/${blocker.code}`}>{blocker.organizationName}</TextLink>
                  )}{' '}
                  {blocker.alarm === null ? null : (
                    <TextLink href={`/network/alarms/${blocker.alarm}`}>
                      {t('alarm', { number: blocker.alarm })}
                    </TextLink>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel plain title={t('allSteps')}>
          {server.steps.length === 0 ? <p>{t('noSteps')}</p> : <StepTable steps={server.steps} />}
        </Panel>
        {decidable.length === 0 ? null : (
          <Panel plain title={t('decide')}>
            <p className="mb-4">{t('decideHelp')}</p>
            <div className="flex flex-col gap-6">
              {decidable.map((step) => (
                <StepDecision key={`${step.kind} ${step.round}`} server={server} step={step} />
              ))}
            </div>
          </Panel>
        )}
      </div>
      <LiveRefresh topics={['operations']} />
    </>
  );
}
