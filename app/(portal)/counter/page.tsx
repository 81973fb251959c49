import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DataState } from '@/components/certificates/data-state';
import { CounterTabs } from '@/components/residents/counter-tabs';
import { ResidentSearch } from '@/components/residents/resident-search';
import { ResidentTable } from '@/components/residents/resident-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { getDataState } from '@/lib/certificates/data-state/queries';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { canChangeRegister, canUseCounter } from '@/lib/residents/policy';
import { findResidents, shownResidents } from '@/lib/residents/queries';
import { residentTerms } from '@/lib/residents/search/rules';
import { residentSearchSchema } from '@/lib/residents/search/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('counter'))('title') };
}

export default async function CounterPage({ searchParams }: PageProps<'/counter'>) {
  const actor = await requireActor();
  if (!canUseCounter(actor)) redirect('/counter/issues');
  const t = await getTranslations('counter');
  const { filter, problems } = readQuery(residentSearchSchema, await searchParams);
  const terms = problems.length > 0 ? [] : residentTerms(filter.q);
  const at = now();
  const ask = askAs(actor);
  const [{ rows, total }, state] = await Promise.all([findResidents(ask, terms), getDataState(ask, at)]);
  return (
    <>
      <PageHeading
        actions={
          canChangeRegister(actor) ? <ButtonLink href="/counter/move-in">{t('search.moveIn')}</ButtonLink> : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <CounterTabs actor={actor} current="find" />
      <DataState {...state} />
      <ResidentSearch focus={rows.length !== 1} q={filter.q} />
      <ListOrProblems clearHref="/counter" labels={{ q: t('search.label') }} problems={problems}>
        {terms.length === 0 ? null : rows.length === 0 ? (
          <EmptyState icon="search" title={t('search.none')}>
            {t('search.noneHelp')}
          </EmptyState>
        ) : (
          <>
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
              <p aria-live="polite">
                {total > rows.length
                  ? t('search.cut', { total: formatNumber(total), shown: shownResidents })
                  : t('search.count', { total: formatNumber(total) })}
              </p>
              <p className="text-dns-14N-130 text-solid-gray-700">{t('search.keys')}</p>
            </div>
            <ResidentTable rows={rows} today={dateInJapan(at)} />
          </>
        )}
      </ListOrProblems>
    </>
  );
}
