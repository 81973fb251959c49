import { Button } from '@/components/ui/button';
import { FilterSelect } from '@/components/ui/list/filter-bar';
import { getTranslations } from '@/lib/core/i18n/server';
import { ticketGroups, ticketSystems } from '@/lib/tickets/constants';
import type { TriageFilter } from '@/lib/tickets/triage/schema';

interface TriageFilterFormProps {
  filter: TriageFilter;
  /** The center's desk has two groups. */
  center: boolean;
}

/** Which subject, and of the center's desk which group, a queue shows. */
export async function TriageFilterForm({ filter, center }: TriageFilterFormProps) {
  const t = await getTranslations('tickets');
  const any = t('filters.any');
  return (
    <form action="/tickets/triage" aria-label={t('triage.filter')} className="no-print triage-filter" method="get">
      <input name="queue" type="hidden" value={filter.queue} />
      <FilterSelect
        defaultValue={filter.system ?? ''}
        emptyLabel={any}
        label={t('filters.system')}
        name="system"
        options={ticketSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
      />
      {center ? (
        <FilterSelect
          defaultValue={filter.group ?? ''}
          emptyLabel={any}
          label={t('triage.group')}
          name="group"
          options={ticketGroups.map((value) => ({ value, label: t(`triage.groups.${value}`) }))}
        />
      ) : null}
      <Button size="small" type="submit" variant="outline">
        {t('triage.show')}
      </Button>
    </form>
  );
}
