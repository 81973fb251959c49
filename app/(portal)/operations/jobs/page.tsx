import type { Metadata } from 'next';
import { ComingTable } from '@/components/jobs/coming-table';
import { NetTable } from '@/components/jobs/net-table';
import { RunTable } from '@/components/jobs/run-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { mayManageJobs } from '@/lib/jobs/policy';
import { listNets } from '@/lib/jobs/queries';
import { listRunsUnderWay, listTroubles } from '@/lib/jobs/runs/queries';
import { comingRuns } from '@/lib/jobs/schedules/coming/rules';
import { loadScheduleFacts } from '@/lib/jobs/schedules/queries';
import { operatingNow } from '@/lib/window/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('title') };
}

const day = 86_400_000;
/** Runs to come that the page lists. */
const mostComing = 20;

export default async function JobsPage() {
  const actor = await requireActor();
  const t = await getTranslations('jobs');
  const ask = askAs(actor);
  const at = await operatingNow(ask);
  const tomorrow = new Date(at.getTime() + day);
  const [nets, underWay, troubles, facts] = await Promise.all([
    listNets(ask, actor),
    listRunsUnderWay(ask, actor),
    listTroubles(ask, actor, new Date(at.getTime() - 7 * day)),
    loadScheduleFacts(ask, at, tomorrow),
  ]);
  const active = nets.filter(({ state }) => state === 'active');
  const scheduled = active.map(({ code, definition: { schedule } }) => ({ code, schedule }));
  const coming = comingRuns(scheduled, at, tomorrow, facts);
  const actions = mayManageJobs(actor) ? (
    <ButtonLink href="/operations/jobs/new" variant="solid">
      {t('new')}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeading actions={actions} lead={t('lead')} title={t('title')} />
      <OperationsTabs current="jobs" />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('underWay')}>
          {underWay.length === 0 ? <p>{t('noneUnderWay')}</p> : <RunTable caption={t('underWay')} runs={underWay} />}
        </Panel>
        <Panel plain title={t('coming')}>
          {coming.length === 0 ? (
            <p>{t('noneComing')}</p>
          ) : (
            <ComingTable nets={nets} runs={coming.slice(0, mostComing)} />
          )}
          {coming.length > mostComing ? (
            <p className="mt-3">{t('moreComing', { shown: mostComing, count: coming.length })}</p>
          ) : null}
        </Panel>
        <Panel plain title={t('nets')}>
          {nets.length === 0 ? (
            <EmptyState icon="clock" title={t('empty')}>
              {t('emptyHelp')}
            </EmptyState>
          ) : (
            <NetTable nets={nets} />
          )}
        </Panel>
        <Panel plain title={t('troubles')}>
          {troubles.length === 0 ? <p>{t('noTroubles')}</p> : <RunTable caption={t('troubles')} runs={troubles} />}
        </Panel>
      </div>
      <LiveRefresh topics={['jobs']} />
    </>
  );
}
