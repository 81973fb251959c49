import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TrainingTabs } from '@/components/training/area-links';
import { SessionForm, SessionTable } from '@/components/training/session-parts';
import { YearFilter } from '@/components/training/year-filter';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { readQueryOrNotFound } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canHoldSessions, canManageTraining, canSeeTraining } from '@/lib/training/policy';
import { listYears, thisYear, today } from '@/lib/training/queries';
import { yearQuerySchema } from '@/lib/training/schema';
import { listSessions } from '@/lib/training/sessions/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('sessions.title') };
}

export default async function SessionsPage({ searchParams }: PageProps<'/training/sessions'>) {
  const actor = await requireActor();
  if (!canSeeTraining(actor)) notFound();
  const filter = readQueryOrNotFound(yearQuerySchema, await searchParams);
  const year = filter.year ?? thisYear();
  const ask = askAs(actor);
  const t = await getTranslations('training');
  const rows = await listSessions(ask, actor, year);
  return (
    <>
      <PageHeading eyebrow={t('year', { year })} title={t('sessions.title')} />
      <TrainingTabs actor={actor} current="sessions" year={year} />
      <YearFilter action="/training/sessions" year={year} years={await listYears(ask)} />
      {canHoldSessions(actor) ? <SessionForm /> : null}
      {rows.length === 0 ? (
        <EmptyState icon="calendar" title={t('sessions.empty')}>
          {t('sessions.emptyHelp')}
        </EmptyState>
      ) : (
        <SessionTable books={canManageTraining(actor)} rows={rows} today={today()} />
      )}
    </>
  );
}
