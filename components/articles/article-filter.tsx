import { Checkbox } from '@/components/ui/form/checkbox';
import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { articleStates, pageSizes } from '@/lib/articles/constants';
import { articlesHref, includesBelow, isFiltered } from '@/lib/articles/list/rules';
import type { ArticleFilter } from '@/lib/articles/list/schema';
import { getTranslations, type translationsOf } from '@/lib/core/i18n/server';

type Words = ReturnType<typeof translationsOf<'articles'>>;

/** What the fields are called, by name. */
export const filterLabels = (t: Words): Record<string, string> => ({
  q: t('filters.q'),
  state: t('filters.state'),
  since: t('filters.since'),
  until: t('filters.until'),
  from: t('filters.from'),
  size: t('filters.size'),
  category: t('filters.category'),
  tree: t('filters.tree'),
  page: t('filters.page'),
});

export async function ArticleFilterBar({ filter }: { filter: ArticleFilter }) {
  const t = await getTranslations('articles');
  const unfiltered = articlesHref({ state: 'published', size: filter.size, page: 1 }, { category: filter.category });
  return (
    <FilterBar
      action="/articles"
      clearHref={isFiltered(filter) ? unfiltered : undefined}
      keep={{ category: filter.category, set: '1' }}
    >
      <FilterItem id="filter-q" label={t('filters.q')}>
        <Input defaultValue={filter.q} id="filter-q" maxLength={100} name="q" size="small" type="search" />
      </FilterItem>
      <Checkbox defaultChecked={includesBelow(filter)} name="below" value="1">
        {t('filters.below')}
      </Checkbox>
      <FilterSelect
        defaultValue={filter.state}
        label={t('filters.state')}
        name="state"
        options={[...articleStates]
          .sort((a, b) => Number(b === 'published') - Number(a === 'published'))
          .map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <FilterItem id="filter-since" label={t('filters.since')}>
        <Input defaultValue={filter.since} id="filter-since" name="since" size="small" type="date" />
      </FilterItem>
      <FilterItem id="filter-until" label={t('filters.until')}>
        <Input defaultValue={filter.until} id="filter-until" name="until" size="small" type="date" />
      </FilterItem>
      {filter.from === undefined ? null : (
        <FilterItem id="filter-from" label={t('filters.from')}>
          <Input defaultValue={filter.from} id="filter-from" maxLength={20} name="from" size="small" />
        </FilterItem>
      )}
      <FilterSelect
        defaultValue={String(filter.size)}
        label={t('filters.size')}
        name="size"
        options={pageSizes.map((size) => ({ value: String(size), label: String(size) }))}
      />
      <Checkbox defaultChecked={filter.unread === '1'} name="unread" value="1">
        {t('filters.unread')}
      </Checkbox>
      <Checkbox defaultChecked={filter.unconfirmed === '1'} name="unconfirmed" value="1">
        {t('filters.unconfirmed')}
      </Checkbox>
    </FilterBar>
  );
}
