import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AlarmTable } from '@/components/network/alarm-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { FilterBar, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listAlarms } from '@/lib/network/alarms/queries';
import { alarmFilterSchema } from '@/lib/network/alarms/schema';
import { alarmFilterStates, alarmPageSize, alarmSeverities } from '@/lib/network/constants';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('alarms.title') };
}

const nothing = { rows: [], total: 0 };

export default async function AlarmsPage({ searchParams }: PageProps<'/network/alarms'>) {
  const actor = await requireActor();
  const { filter, problems } = readQuery(alarmFilterSchema, await searchParams);
  const { rows, total } = problems.length > 0 ? nothing : await listAlarms(askAs(actor), actor, filter);
  const t = await getTranslations('network');
  const labels = { state: t('alarms.filters.state'), severity: t('alarms.filters.severity') };
  const filtered = filter.state !== undefined || filter.severity !== undefined;
  const href = (page: number) => {
    const set = Object.entries({ ...filter, page: page === 1 ? undefined : page }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return set.length === 0 ? '/network/alarms' : `/network/alarms?${new URLSearchParams(set)}`;
  };
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: t('alarms.title') }]} />
      <PageHeading lead={t('alarms.lead')} title={t('alarms.title')} />
      <FilterBar action="/network/alarms" clearHref={filtered ? '/network/alarms' : undefined}>
        <FilterSelect
          defaultValue={filter.state ?? ''}
          emptyLabel={t('alarms.filters.any')}
          label={labels.state}
          name="state"
          options={alarmFilterStates.map((value) => ({
            value,
            label: value === 'unresolved' ? t('alarms.filters.unresolved') : t(`alarms.states.${value}`),
          }))}
        />
        <FilterSelect
          defaultValue={filter.severity ?? ''}
          emptyLabel={t('alarms.filters.any')}
          label={labels.severity}
          name="severity"
          options={alarmSeverities.map((value) => ({ value, label: t(`alarms.severities.${value}`) }))}
        />
      </FilterBar>
      <ListOrProblems clearHref="/network/alarms" labels={labels} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState icon="search" title={t('alarms.empty')}>
            {filtered ? t('alarms.emptyHelp') : null}
          </EmptyState>
        ) : (
          <AlarmTable alarms={rows} caption={t('alarms.title')} locale={await getLocale()} t={t} />
        )}
        <Paging href={href} page={filter.page} pageSize={alarmPageSize} total={total} />
      </ListOrProblems>
      <LiveRefresh topics={['network']} />
    </>
  );
}
