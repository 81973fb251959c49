import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem } from '@/components/ui/list/filter-bar';
import { getTranslations } from '@/lib/core/i18n/server';

interface ListFilterProps {
  action: string;
  filter: { readonly q?: string | undefined; readonly from?: string | undefined };
  keep?: Readonly<Record<string, string>>;
  /** Several towns are to be seen. */
  wide: boolean;
}

/** Words and, for those who see several towns, a code. */
export async function ListFilter({ action, filter, keep = {}, wide }: ListFilterProps) {
  const t = await getTranslations('projects.filters');
  const clear = new URLSearchParams(keep).toString();
  return (
    <FilterBar action={action} clearHref={filter.q || filter.from ? `${action}?${clear}` : undefined} keep={keep}>
      <FilterItem id="filter-q" label={t('q')}>
        <Input defaultValue={filter.q ?? ''} id="filter-q" maxLength={100} name="q" size="small" type="search" />
      </FilterItem>
      {wide ? (
        <FilterItem id="filter-from" label={t('from')}>
          <Input defaultValue={filter.from ?? ''} id="filter-from" maxLength={20} name="from" size="small" />
        </FilterItem>
      ) : null}
    </FilterBar>
  );
}
