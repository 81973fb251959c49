import { Icon } from '@/components/ui/icon';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { isFiltered, ticketsHref } from '@/lib/tickets/list/rules';
import type { TicketFilter } from '@/lib/tickets/list/schema';
import { filterLabels, type TicketWords } from './ticket-filter';

interface ActiveFiltersProps {
  filter: TicketFilter;
  personName: string | null;
  /** The organizations that `from` names. */
  askers: readonly string[];
}

/** What each condition says; those that are not listed are a tick each. */
function valuesOf(filter: TicketFilter, t: TicketWords, { personName, askers, locale }: Said): Values {
  const { q, state, urgency, system, category, from, since, until, within, route, channel, answered, hold, like } =
    filter;
  return {
    q,
    state: state && t(`states.${state}`),
    urgency: urgency && t(`urgencies.${urgency}`),
    system: system && t(`systems.${system}`),
    category: category && t(`categories.${category}`),
    from: from && (askers.length === 0 ? t('filters.noBody', { typed: from }) : askers.join(t('filters.separator'))),
    since: since && formatDate(since, locale),
    until: until && formatDate(until, locale),
    within: within && t(`filters.spans.${within}`),
    route: route && t(`routes.${route}`),
    channel: channel && t(`channels.${channel}`),
    answered: answered && t(answered === 'yes' ? 'filters.hasAnswer' : 'filters.noAnswer'),
    hold: hold && t(`work.holds.${hold}`),
    like,
    person: filter.person && (personName ?? '–'),
    overdue: filter.overdue && '',
    untaken: filter.untaken && '',
    unread: filter.unread && '',
  };
}

const isTick = (name: string) => ['overdue', 'untaken', 'unread'].includes(name);

/** Without what was looked for, nothing is more relevant than another. */
const withoutRank = (name: string) => (name === 'q' || name === 'like' ? { sort: 'updated' as const } : {});

type Values = { readonly [K in keyof TicketFilter]?: string | undefined };
type Said = Omit<ActiveFiltersProps, 'filter'> & { readonly locale: Awaited<ReturnType<typeof getLocale>> };

/** What the list is filtered by, in one line: each condition can be taken away, or all. */
export async function ActiveFilters({ filter, ...said }: ActiveFiltersProps) {
  if (!isFiltered(filter)) return null;
  const [t, lists, locale] = await Promise.all([getTranslations('tickets'), getTranslations('lists'), getLocale()]);
  const labels: Readonly<Record<string, string>> = {
    ...filterLabels(t),
    q: t('filters.words'),
    from: t('columns.asker'),
  };
  const values = Object.entries(valuesOf(filter, t, { ...said, locale }));
  const set = values.filter(
    (entry): entry is [string, string] => entry[1] !== undefined && (entry[1] !== '' || isTick(entry[0])),
  );
  return (
    <ul aria-label={t('filters.active')} className="active-filters no-print">
      {set.map(([name, value]) => {
        const condition =
          value === '' ? (labels[name] ?? name) : t('filters.condition', { name: labels[name] ?? name, value });
        return (
          <li key={name}>
            <a
              aria-label={t('filters.remove', { condition })}
              className="filter-chip"
              href={ticketsHref(filter, {
                ...(filter.sort === 'relevance' ? withoutRank(name) : {}),
                [name]: undefined,
              })}
            >
              {condition}
              <Icon name="close" />
            </a>
          </li>
        );
      })}
      <li>
        <a className="link inline-block py-2" href={`/tickets?desk=${filter.desk}`}>
          {lists('filterClear')}
        </a>
      </li>
    </ul>
  );
}
