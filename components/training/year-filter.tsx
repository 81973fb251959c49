import type { ReactNode } from 'react';
import { FilterBar, FilterSelect } from '@/components/ui/list/filter-bar';
import { getTranslations } from '@/lib/core/i18n/server';

interface YearFilterProps {
  action: string;
  year: number;
  years: readonly number[];
  /** Further filters. */
  children?: ReactNode;
}

export async function YearFilter({ action, year, years, children }: YearFilterProps) {
  const t = await getTranslations('training');
  const options = [...new Set([year, ...years])].sort((one, other) => other - one);
  return (
    <FilterBar action={action}>
      <FilterSelect
        defaultValue={String(year)}
        label={t('yearField')}
        name="year"
        options={options.map((value) => ({ value: String(value), label: t('year', { year: value }) }))}
      />
      {children}
    </FilterBar>
  );
}
