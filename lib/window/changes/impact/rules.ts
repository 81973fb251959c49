import { addDays, closedDay } from '@/lib/calendar/rules';
import { counterSpans, extensionsOn, intendedOnline, serverGaps } from '../../rules';
import { subtract } from '../../spans/rules';
import type { WindowFacts, WindowOrganization } from '../../types';
import type { ChangedDays, DayHours, Impact } from './types';

const hoursOn = (organization: WindowOrganization, date: string, facts: WindowFacts): DayHours => ({
  closed: closedDay(date, facts.calendar)?.rule ?? null,
  counter: counterSpans(organization, date, facts),
  online: subtract(intendedOnline(organization, date, facts), serverGaps(organization, date, facts, true)),
});

const wordOf = (hours: DayHours): string => JSON.stringify(hours);

/**
 * What a change does to an organization's days `from` … `to` (both included). The center stands for the nation, a prefecture for its towns.
 * Days that change in the same way are told together.
 */
export function impactOf(
  organization: WindowOrganization,
  { from, to }: { readonly from: string; readonly to: string },
  before: WindowFacts,
  after: WindowFacts,
): Impact {
  const groups = new Map<string, ChangedDays & { dates: string[] }>();
  const extensions = new Map<string, Impact['extensions'][number]>();
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const [was, will] = [hoursOn(organization, date, before), hoursOn(organization, date, after)];
    const word = `${wordOf(was)} ${wordOf(will)}`;
    if (wordOf(was) === wordOf(will)) continue;
    const group = groups.get(word) ?? { dates: [], before: was, after: will };
    group.dates.push(date);
    groups.set(word, group);
    for (const extension of extensionsOn(date, before))
      if (concerns(extension, organization)) extensions.set(extension.id, extension);
  }
  return { days: [...groups.values()], extensions: [...extensions.values()] };
}

const concerns = (
  { participants, prefectures }: Impact['extensions'][number],
  { kind, id }: WindowOrganization,
): boolean => kind === 'center' || participants.includes(id) || prefectures.includes(id);
