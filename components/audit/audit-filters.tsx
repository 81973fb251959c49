import { Input } from '@/components/ui/form/input';
import { Select } from '@/components/ui/form/select';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { eventLabel, knownEvents, targetLabel } from '@/lib/audit/labels/rules';
import type { AuditFilter } from '@/lib/audit/schema';
import { auditAddress } from '@/lib/audit/viewer/rules';
import { lateSpans } from '@/lib/calendar/rules';
import { getLocale, getTranslations, type translationsOf } from '@/lib/core/i18n/server';

type Words = ReturnType<typeof translationsOf<'audit'>>;

/** What the fields are called, by name. */
export const filterLabels = (t: Words): Record<string, string> => ({
  event: t('filter.event'),
  person: t('filter.person'),
  target: t('filter.target'),
  from: t('filter.from'),
  to: t('filter.to'),
  within: t('filter.within'),
});

export async function AuditFilters({ filter }: { filter: AuditFilter }) {
  const [t, locale] = await Promise.all([getTranslations('audit'), getLocale()]);
  const events = knownEvents().map((event) => ({
    value: event,
    label: eventLabel(event, locale),
    group: targetLabel(event.split('.')[0] ?? '', locale),
  }));
  const clearHref = auditAddress('/admin/audit', filter) === '/admin/audit' ? undefined : '/admin/audit';
  return (
    <FilterBar action="/admin/audit" clearHref={clearHref}>
      <FilterItem id="event" label={t('filter.event')}>
        <Select
          defaultValue={filter.event}
          emptyLabel={t('list.all')}
          id="event"
          name="event"
          options={events}
          size="small"
        />
      </FilterItem>
      <FilterItem id="person" label={t('filter.hinted', { label: t('filter.person'), hint: t('filter.personHint') })}>
        <Input defaultValue={filter.person} id="person" maxLength={100} name="person" size="small" />
      </FilterItem>
      <FilterItem id="target" label={t('filter.hinted', { label: t('filter.target'), hint: t('filter.targetHint') })}>
        <Input defaultValue={filter.target} id="target" maxLength={100} name="target" size="small" />
      </FilterItem>
      <FilterItem id="from" label={t('filter.from')}>
        <Input defaultValue={filter.from} id="from" name="from" size="small" type="date" />
      </FilterItem>
      <FilterItem id="to" label={t('filter.to')}>
        <Input defaultValue={filter.to} id="to" name="to" size="small" type="date" />
      </FilterItem>
      <FilterSelect
        name="within"
        label={t('filter.within')}
        defaultValue={filter.within ?? ''}
        emptyLabel={t('list.all')}
        options={lateSpans.map((value) => ({ value, label: t(`filter.spans.${value}`) }))}
      />
    </FilterBar>
  );
}
