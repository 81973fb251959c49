import { Checkbox } from '@/components/ui/form/checkbox';
import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { isFiltered } from '@/lib/applications/list/rules';
import { type ApplicationFilter, type ApplicationTab, listStates } from '@/lib/applications/list/schema';
import type { ApplicationForm } from '@/lib/applications/types';
import { labelOf } from '@/lib/applications/values/wording/rules';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

interface ApplicationFilterProps {
  filter: ApplicationFilter;
  tab: ApplicationTab;
  forms: readonly ApplicationForm[];
}

export async function ApplicationFilterBar({ filter, tab, forms }: ApplicationFilterProps) {
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const any = t('filters.any');
  return (
    <FilterBar
      action="/applications"
      clearHref={isFiltered(filter) ? `/applications?tab=${tab}` : undefined}
      keep={{ tab }}
    >
      <FilterItem id="filter-q" label={t('filters.q')}>
        <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
      </FilterItem>
      <FilterSelect
        defaultValue={filter.form ?? ''}
        emptyLabel={any}
        label={t('filters.form')}
        name="form"
        options={forms.map(({ code, name, nameEn }) => ({
          value: code,
          label: labelOf({ label: name, labelEn: nameEn }, locale),
        }))}
      />
      <FilterSelect
        defaultValue={filter.state ?? ''}
        emptyLabel={any}
        label={t('filters.state')}
        name="state"
        options={listStates.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <FilterItem id="filter-from" label={t('filters.from')}>
        <Input defaultValue={filter.from ?? ''} id="filter-from" maxLength={20} name="from" size="small" />
      </FilterItem>
      <Checkbox defaultChecked={filter.overdue === '1'} name="overdue" value="1">
        {t('filters.overdue')}
      </Checkbox>
    </FilterBar>
  );
}
