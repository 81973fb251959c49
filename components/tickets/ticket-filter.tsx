import { getTranslations } from '@/lib/core/i18n/server';
import { Checkbox } from '@/components/ui/checkbox';
import { FilterBar, FilterItem } from '@/components/ui/filter-bar';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ticketCategories, ticketStates, ticketSystems, ticketUrgencies } from '@/lib/tickets/constants';
import { isFiltered } from '@/lib/tickets/list/rules';
import { type TicketFilter, ticketSorts } from '@/lib/tickets/list/schema';

interface TicketFilterProps {
  filter: TicketFilter;
  /** Offered where tickets of several prefectures are seen. */
  prefectures: readonly { code: string; name: string }[];
}

export async function TicketFilterBar({ filter, prefectures }: TicketFilterProps) {
  const t = await getTranslations('tickets');
  const any = t('filters.any');
  const clear = isFiltered(filter) ? `/tickets?desk=${filter.desk}` : undefined;
  return (
    <FilterBar action="/tickets" clearHref={clear} keep={{ desk: filter.desk }}>
      <FilterItem id="filter-q" label={t('filters.q')}>
        <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
      </FilterItem>
      <FilterItem id="filter-state" label={t('filters.state')}>
        <Select
          defaultValue={filter.state ?? ''}
          emptyLabel={any}
          id="filter-state"
          name="state"
          options={(['open', ...ticketStates] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
          size="small"
        />
      </FilterItem>
      <FilterItem id="filter-urgency" label={t('filters.urgency')}>
        <Select
          defaultValue={filter.urgency ?? ''}
          emptyLabel={any}
          id="filter-urgency"
          name="urgency"
          options={ticketUrgencies.map((value) => ({ value, label: t(`urgencies.${value}`) }))}
          size="small"
        />
      </FilterItem>
      <FilterItem id="filter-system" label={t('filters.system')}>
        <Select
          defaultValue={filter.system ?? ''}
          emptyLabel={any}
          id="filter-system"
          name="system"
          options={ticketSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
          size="small"
        />
      </FilterItem>
      <FilterItem id="filter-category" label={t('filters.category')}>
        <Select
          defaultValue={filter.category ?? ''}
          emptyLabel={any}
          id="filter-category"
          name="category"
          options={ticketCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          size="small"
        />
      </FilterItem>
      {prefectures.length === 0 ? null : (
        <FilterItem id="filter-from" label={t('filters.prefecture')}>
          <Select
            defaultValue={filter.from ?? ''}
            emptyLabel={any}
            id="filter-from"
            name="from"
            options={prefectures.map(({ code, name }) => ({ value: code, label: name }))}
            size="small"
          />
        </FilterItem>
      )}
      <FilterItem id="filter-since" label={t('filters.since')}>
        <Input defaultValue={filter.since ?? ''} id="filter-since" name="since" size="small" type="date" />
      </FilterItem>
      <FilterItem id="filter-until" label={t('filters.until')}>
        <Input defaultValue={filter.until ?? ''} id="filter-until" name="until" size="small" type="date" />
      </FilterItem>
      <FilterItem id="filter-sort" label={t('filters.sort')}>
        <Select
          defaultValue={filter.sort}
          id="filter-sort"
          name="sort"
          options={ticketSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
          size="small"
        />
      </FilterItem>
      <Checkbox defaultChecked={filter.overdue === '1'} name="overdue" value="1">
        {t('filters.overdue')}
      </Checkbox>
      <Checkbox defaultChecked={filter.unread === '1'} name="unread" value="1">
        {t('filters.unread')}
      </Checkbox>
    </FilterBar>
  );
}
