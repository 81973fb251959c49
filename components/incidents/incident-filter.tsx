import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { getTranslations } from '@/lib/core/i18n/server';
import { isFiltered } from '@/lib/incidents/list/rules';
import { type IncidentFilter, incidentMarks } from '@/lib/incidents/list/schema';

export async function IncidentFilterBar({ filter }: { filter: IncidentFilter }) {
  const t = await getTranslations('incidents');
  return (
    <FilterBar
      action="/incidents"
      clearHref={isFiltered(filter) ? `/incidents?tab=${filter.tab}` : undefined}
      keep={{ tab: filter.tab, duties: filter.duties }}
    >
      <FilterItem id="filter-q" label={t('filters.q')}>
        <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
      </FilterItem>
      <FilterSelect
        defaultValue={filter.mark ?? ''}
        emptyLabel={t('filters.any')}
        label={t('filters.mark')}
        name="mark"
        options={incidentMarks.map((value) => ({ value, label: t(`marks.${value}`) }))}
      />
      <FilterItem id="filter-from" label={t('filters.from')}>
        <Input defaultValue={filter.from ?? ''} id="filter-from" maxLength={20} name="from" size="small" />
      </FilterItem>
    </FilterBar>
  );
}
