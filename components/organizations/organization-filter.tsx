import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { organizationKinds } from '@/lib/access/actor';
import { getLocale, getTranslations, type translationsOf } from '@/lib/core/i18n/server';
import { listStates } from '@/lib/organizations/constants';
import { isFiltered } from '@/lib/organizations/rules';
import type { ListFilter } from '@/lib/organizations/schema';
import type { OrganizationRef } from '@/lib/organizations/types';
import { nameIn } from './organization-name';

interface OrganizationFilterProps {
  filter: ListFilter;
  prefectures: readonly OrganizationRef[];
}

type Words = ReturnType<typeof translationsOf<'organizations'>>;

/** What the fields are called, by name. */
export const filterLabels = (t: Words): Record<string, string> => ({
  q: t('filters.q'),
  kind: t('filters.kind'),
  prefecture: t('filters.prefecture'),
  state: t('filters.state'),
});

export async function OrganizationFilter({ filter, prefectures }: OrganizationFilterProps) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const any = t('filters.any');
  const order = filter.sort === 'code' && filter.dir === 'asc' ? {} : { sort: filter.sort, dir: filter.dir };
  return (
    <FilterBar action="/organizations" clearHref={isFiltered(filter) ? '/organizations' : undefined} keep={order}>
      <FilterItem className="grow desktop:max-w-80" id="filter-q" label={t('filters.q')}>
        <Input className="w-full" defaultValue={filter.q} id="filter-q" name="q" size="small" type="search" />
      </FilterItem>
      <FilterSelect
        name="kind"
        label={t('filters.kind')}
        defaultValue={filter.kind ?? ''}
        emptyLabel={any}
        options={organizationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <FilterSelect
        name="prefecture"
        label={t('filters.prefecture')}
        defaultValue={filter.prefecture ?? ''}
        emptyLabel={any}
        options={prefectures.map((body) => ({ value: body.code, label: nameIn(locale, body) }))}
      />
      <FilterSelect
        name="state"
        label={t('filters.state')}
        defaultValue={filter.state ?? ''}
        emptyLabel={any}
        options={listStates.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
    </FilterBar>
  );
}
