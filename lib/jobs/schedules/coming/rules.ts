import { dateInJapan } from '@/lib/calendar/rules';
import { instantOf } from '@/lib/window/rules';
import type { Schedule } from '../../nets/schema';
import { type ScheduleFacts, timesBetween } from '../rules';

interface ScheduledNet {
  readonly code: string;
  readonly schedule: Schedule;
}

/** A run that is to come. */
export interface ComingRun {
  readonly code: string;
  /** Nominal time; of one that comes after others the time of the last of them. */
  readonly at: Date;
  /** Codes of the nets that it comes after; empty = it comes at its own time. */
  readonly after: readonly string[];
}

/** When a net runs that comes after others: each time one of them has run and all have on that business date. */
function timesAfter(times: readonly (readonly Date[])[]): readonly Date[] {
  const all = [...new Set(times.flat().map((time) => time.getTime()))].toSorted((one, other) => one - other);
  const onDate = (time: number) => (other: Date) =>
    other.getTime() <= time && dateInJapan(other) === dateInJapan(new Date(time));
  return all.filter((time) => times.every((of) => of.some(onDate(time)))).map((time) => new Date(time));
}

/** What runs next between two instants if all goes well, chained nets among them, in order. */
export function comingRuns(
  nets: readonly ScheduledNet[],
  from: Date,
  to: Date,
  facts: ScheduleFacts,
): readonly ComingRun[] {
  // Those before on the same date count, too: the last of several opens what comes after.
  const start = new Date(instantOf(dateInJapan(from), 0).getTime() - 1);
  const known = new Map(nets.map(({ code, schedule }) => [code, timesBetween(schedule, start, to, facts)]));
  const chained = nets.flatMap(({ code, schedule }) =>
    schedule.kind === 'after' ? [{ code, after: [...new Set(schedule.nets)] }] : [],
  );
  // Each turn takes the chains one link further; there are no circles.
  for (let turn = 0; turn < chained.length; turn += 1)
    for (const { code, after } of chained) known.set(code, timesAfter(after.map((before) => known.get(before) ?? [])));
  return nets
    .flatMap(({ code }) =>
      (known.get(code) ?? [])
        .filter((at) => at > from)
        .map((at) => ({ code, at, after: chained.find((one) => one.code === code)?.after ?? [] })),
    )
    .toSorted((one, other) => one.at.getTime() - other.at.getTime() || one.after.length - other.after.length);
}
