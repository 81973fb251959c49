import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { targetStates } from '@/lib/campaigns/constants';
import type { TargetFilter } from '@/lib/campaigns/list/schema';
import type { CampaignWords } from './words';

interface TargetFilterBarProps {
  number: number;
  filter: TargetFilter;
  t: CampaignWords;
}

export function TargetFilterBar({ number, filter, t }: TargetFilterBarProps) {
  const any = t('filters.any');
  const address = `/campaigns/${number}/targets`;
  const filtered = [filter.q, filter.from, filter.state, filter.chase].some((one) => one !== undefined && one !== '');
  return (
    <FilterBar action={address} clearHref={filtered ? address : undefined}>
      <FilterItem id="filter-q" label={t('filters.q')}>
        <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
      </FilterItem>
      <FilterItem id="filter-from" label={t('filters.from')}>
        <Input defaultValue={filter.from ?? ''} id="filter-from" maxLength={20} name="from" size="small" />
      </FilterItem>
      <FilterSelect
        defaultValue={filter.state ?? ''}
        emptyLabel={any}
        label={t('filters.state')}
        name="state"
        options={targetStates.map((value) => ({ value, label: t(`targetStates.${value}`) }))}
      />
      <FilterSelect
        defaultValue={filter.chase ?? ''}
        emptyLabel={any}
        label={t('filters.chase')}
        name="chase"
        options={(['unanswered', 'open', 'late', 'extended', 'asked'] as const).map((value) => ({
          value,
          label: t(`chases.${value}`),
        }))}
      />
    </FilterBar>
  );
}
