import type { Metadata } from 'next';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { StopTable } from '@/components/operations/stop-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { mayPlanStops } from '@/lib/operations/policy';
import { listStops } from '@/lib/operations/stops/queries';
import { operatingNow } from '@/lib/window/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations.stops'))('title') };
}

export default async function StopsPage() {
  const actor = await requireActor();
  const t = await getTranslations('operations.stops');
  const ask = askAs(actor);
  const now = await operatingNow(ask);
  const { rows, more } = await listStops(ask, actor, now);
  const plans = mayPlanStops(actor);
  return (
    <>
      <PageHeading
        actions={
          plans ? (
            <ButtonLink href="/operations/stops/new" variant="solid">
              {t('plan')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <OperationsTabs current="stops" />
      {rows.length === 0 ? (
        <EmptyState icon="clock" title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <StopTable
          cancels={({ organizationId }) =>
            plans && (organizationId === actor.organizationId || actor.organizationKind === 'center')
          }
          now={now}
          rows={rows}
        />
      )}
      {more ? <p className="mt-3">{t('more')}</p> : null}
    </>
  );
}
