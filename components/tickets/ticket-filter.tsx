import { Checkbox } from '@/components/ui/form/checkbox';
import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { lateSpans } from '@/lib/calendar/rules';
import { getTranslations, type translationsOf } from '@/lib/core/i18n/server';
import {
  ticketCategories,
  ticketChannels,
  ticketRoutes,
  ticketStates,
  ticketSystems,
  ticketUrgencies,
} from '@/lib/tickets/constants';
import { isFiltered } from '@/lib/tickets/list/rules';
import { type TicketFilter, ticketSorts } from '@/lib/tickets/list/schema';

interface TicketFilterProps {
  filter: TicketFilter;
  /** Offered where tickets of several prefectures are seen. */
  prefectures: readonly { code: string; name: string }[];
  /** The reader sees what several organizations asked. */
  askers: boolean;
  /** Whose inquiries a link brought; null = nobody's, or none are shown that would say the name. */
  personName: string | null;
}

export type TicketWords = ReturnType<typeof translationsOf<'tickets'>>;

/** What the fields are called, by name. */
export const filterLabels = (t: TicketWords): Record<string, string> => ({
  q: t('filters.q'),
  state: t('filters.state'),
  urgency: t('filters.urgency'),
  system: t('filters.system'),
  category: t('filters.category'),
  from: t('filters.from'),
  since: t('filters.since'),
  until: t('filters.until'),
  within: t('filters.within'),
  route: t('filters.route'),
  channel: t('columns.channel'),
  sort: t('filters.sort'),
  answered: t('filters.answered'),
  hold: t('filters.hold'),
  columns: t('columnChoice.legend'),
  like: t('filters.like'),
  overdue: t('filters.overdue'),
  untaken: t('filters.untaken'),
  person: t('filters.person'),
  unread: t('filters.unread'),
});

/** Conditions that are folded away until one is set. */
const folded = [
  ...(['urgency', 'system', 'category', 'since', 'until', 'within', 'route', 'channel'] as const),
  ...(['answered', 'like', 'hold', 'overdue', 'untaken', 'person', 'unread'] as const),
] as const;

export async function TicketFilterBar({ filter, prefectures, askers, personName }: TicketFilterProps) {
  const t = await getTranslations('tickets');
  const any = t('filters.any');
  const clear = isFiltered(filter) ? `/tickets?desk=${filter.desk}` : undefined;
  return (
    <FilterBar action="/tickets" clearHref={clear} keep={{ desk: filter.desk, columns: filter.columns?.join(',') }}>
      <FilterItem id="filter-q" label={t('filters.q')}>
        <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
      </FilterItem>
      <FilterSelect
        name="state"
        label={t('filters.state')}
        defaultValue={filter.state ?? ''}
        emptyLabel={any}
        options={(['open', 'unanswered', ...ticketStates] as const).map((value) => ({
          value,
          label: t(`states.${value}`),
        }))}
      />
      {askers || filter.from !== undefined ? (
        <FilterItem id="filter-from" label={t('filters.from')}>
          <Input
            defaultValue={filter.from ?? ''}
            id="filter-from"
            list={prefectures.length > 0 ? 'filter-prefectures' : undefined}
            maxLength={60}
            name="from"
            size="small"
          />
          <datalist id="filter-prefectures">
            {prefectures.map(({ code, name }) => (
              <option key={code} value={name} />
            ))}
          </datalist>
        </FilterItem>
      ) : null}
      <FilterSelect
        name="sort"
        label={t('filters.sort')}
        defaultValue={filter.sort}
        options={ticketSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
      />
      <details className="filter-more" open={folded.some((name) => filter[name] !== undefined)}>
        <summary>{t('filters.more')}</summary>
        <div className="filter-fields">
          {filter.person === undefined ? null : (
            <FilterSelect
              name="person"
              label={t('filters.person')}
              defaultValue={filter.person}
              emptyLabel={any}
              options={[{ value: filter.person, label: personName ?? '–' }]}
            />
          )}
          <FilterSelect
            name="urgency"
            label={t('filters.urgency')}
            defaultValue={filter.urgency ?? ''}
            emptyLabel={any}
            options={ticketUrgencies.map((value) => ({ value, label: t(`urgencies.${value}`) }))}
          />
          <FilterSelect
            name="system"
            label={t('filters.system')}
            defaultValue={filter.system ?? ''}
            emptyLabel={any}
            options={ticketSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
          />
          <FilterSelect
            name="category"
            label={t('filters.category')}
            defaultValue={filter.category ?? ''}
            emptyLabel={any}
            options={ticketCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          />
          <FilterItem id="filter-since" label={t('filters.since')}>
            <Input defaultValue={filter.since ?? ''} id="filter-since" name="since" size="small" type="date" />
          </FilterItem>
          <FilterItem id="filter-until" label={t('filters.until')}>
            <Input defaultValue={filter.until ?? ''} id="filter-until" name="until" size="small" type="date" />
          </FilterItem>
          <FilterSelect
            name="answered"
            label={t('filters.answered')}
            defaultValue={filter.answered ?? ''}
            emptyLabel={any}
            options={[
              { value: 'yes', label: t('filters.hasAnswer') },
              { value: 'no', label: t('filters.noAnswer') },
            ]}
          />
          {filter.like === undefined ? null : (
            <FilterItem id="filter-like" label={t('filters.like')}>
              <Input defaultValue={filter.like} id="filter-like" maxLength={11} name="like" size="small" />
            </FilterItem>
          )}
          {filter.within === undefined ? null : (
            <FilterSelect
              name="within"
              label={t('filters.within')}
              defaultValue={filter.within}
              emptyLabel={any}
              options={lateSpans.map((value) => ({ value, label: t(`filters.spans.${value}`) }))}
            />
          )}
          {filter.route === undefined ? null : (
            <FilterSelect
              name="route"
              label={t('filters.route')}
              defaultValue={filter.route}
              emptyLabel={any}
              options={ticketRoutes.map((value) => ({ value, label: t(`routes.${value}`) }))}
            />
          )}
          {filter.channel === undefined ? null : (
            <FilterSelect
              name="channel"
              label={t('columns.channel')}
              defaultValue={filter.channel}
              emptyLabel={any}
              options={ticketChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
            />
          )}
          <FilterSelect
            defaultValue={filter.hold ?? ''}
            emptyLabel={any}
            label={t('filters.hold')}
            name="hold"
            options={(['call_back', 'pending'] as const).map((value) => ({ value, label: t(`work.holds.${value}`) }))}
          />
          <Checkbox defaultChecked={filter.overdue === '1'} name="overdue" value="1">
            {t('filters.overdue')}
          </Checkbox>
          <Checkbox defaultChecked={filter.untaken === '1'} name="untaken" value="1">
            {t('filters.untaken')}
          </Checkbox>
          <Checkbox defaultChecked={filter.unread === '1'} name="unread" value="1">
            {t('filters.unread')}
          </Checkbox>
        </div>
      </details>
    </FilterBar>
  );
}
