import type { Calendar, Closure } from '@/lib/calendar/types';
import { extensionsOn } from '../rules';
import type { WindowFacts } from '../types';
import type { Change } from './types';

type Of<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;

/** Ascending entries with one more, which takes the place of one for the same date. */
const withEntry = <T extends { readonly validFrom: string }>(entries: readonly T[], entry: T): readonly T[] =>
  [...entries.filter(({ validFrom }) => validFrom !== entry.validFrom), entry].toSorted((one, other) =>
    one.validFrom.localeCompare(other.validFrom),
  );

function withClosure({ closures }: Calendar, { date, organizationId, day }: Of<'closure'>): Calendar['closures'] {
  const others = (closures.get(date) ?? []).filter((closure) => closure.organizationId !== organizationId);
  const own: readonly Closure[] = day === null ? [] : [{ ...day, organizationId }];
  return new Map([...closures, [date, [...others, ...own]]]);
}

function withHoliday({ holidays }: Calendar, { date, day }: Of<'holiday'>): Calendar['holidays'] {
  const changed = new Map(holidays);
  if (day === null) changed.delete(date);
  else changed.set(date, day);
  return changed;
}

function withYears(calendar: Calendar, { years, holidays }: Of<'holiday-years'>): Calendar {
  const others = [...calendar.holidays].filter(([date]) => !years.includes(Number(date.slice(0, 4))));
  return {
    ...calendar,
    holidays: new Map([...others, ...holidays]),
    confirmedYears: new Set([...calendar.confirmedYears, ...years]),
  };
}

/** What the rules would know if a change were saved. */
export function withChange(change: Change, facts: WindowFacts): WindowFacts {
  const { calendar } = facts;
  switch (change.kind) {
    case 'closure':
      return { ...facts, calendar: { ...calendar, closures: withClosure(calendar, change) } };
    case 'holiday':
      return { ...facts, calendar: { ...calendar, holidays: withHoliday(calendar, change) } };
    case 'holiday-years':
      return { ...facts, calendar: withYears(calendar, change) };
    case 'online-end': {
      const { prefectureId, validFrom, onlineEnd } = change;
      const ends = withEntry(facts.onlineEnds.get(prefectureId) ?? [], { validFrom, onlineEnd });
      return { ...facts, onlineEnds: new Map([...facts.onlineEnds, [prefectureId, ends]]) };
    }
    case 'hours':
      return { ...facts, settings: withEntry(facts.settings, change.settings) };
    case 'extension': {
      const { date } = change.extension;
      const extended = [...extensionsOn(date, facts), change.extension];
      return { ...facts, extensions: new Map([...facts.extensions, [date, extended]]) };
    }
    case 'stop':
      return { ...facts, stops: [...facts.stops, change.stop] };
  }
}
