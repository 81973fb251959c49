import { closedDay } from '@/lib/calendar/rules';
import type { DayName } from '@/lib/calendar/types';
import { bridge, intersect, subtract } from './spans/rules';
import type { Extension, Place, PlannedStop, Run, Span, WindowFacts, WindowSettings } from './types';

const minute = 60_000;
const jstOffset = 9 * 60 * minute;

/** Midnight in Japan of a business date, plus minutes (past 24:00 allowed). */
export const instantOf = (date: string, minutes: number): Date =>
  new Date(Date.parse(`${date}T00:00:00Z`) - jstOffset + minutes * minute);

/** Minutes of a business date at an instant: negative before it, 1440 and more after it. */
export const minutesOn = (date: string, instant: Date): number =>
  (instant.getTime() - Date.parse(`${date}T00:00:00Z`) + jstOffset) / minute;

/** The last of ascending entries that is valid on a date. */
const validOn = <T extends { readonly validFrom: string }>(entries: readonly T[], date: string): T | undefined =>
  entries.findLast(({ validFrom }) => validFrom <= date);

export function settingsOn(date: string, facts: WindowFacts): WindowSettings {
  const settings = validOn(facts.settings, date) ?? facts.settings[0];
  if (!settings) throw new Error('the window has no settings');
  return settings;
}

/** When a prefecture's online operation ends without extensions (S0 §1 point 3); never before the counters close. */
export function onlineEndOf(prefectureId: string, date: string, facts: WindowFacts): number {
  const { onlineEnd, counterCloses } = settingsOn(date, facts);
  const own = validOn(facts.onlineEnds.get(prefectureId) ?? [], date)?.onlineEnd;
  return Math.max(own ?? onlineEnd, counterCloses);
}

/** The end without extensions: a CS ends with its prefecture, the nation with the last prefecture. */
function ordinaryEnd(place: Place, date: string, facts: WindowFacts): number {
  if (place.kind !== 'center') return onlineEndOf(place.prefectureId ?? place.id, date, facts);
  const { counterCloses } = settingsOn(date, facts);
  return facts.prefectures.reduce((latest, id) => Math.max(latest, onlineEndOf(id, date, facts)), counterCloses);
}

const none: readonly Extension[] = [];
export const extensionsOn = (date: string, facts: WindowFacts): readonly Extension[] =>
  facts.extensions.get(date) ?? none;

/** Does an extension keep this place's server in online operation? An in-house one keeps up its CS only, and that off-line. */
export function keepsOnline({ kind, participants, prefectures }: Extension, place: Place): boolean {
  if (kind === 'in-house') return false;
  if (place.kind === 'center') return true;
  return (place.kind === 'prefecture' ? prefectures : participants).includes(place.id);
}

const keepsUp = ({ kind, participants }: Extension, place: Place): boolean =>
  kind === 'in-house' && participants.includes(place.id);

/** From when an extension's servers are started: as long before it as before the counters open. */
const withLead = ({ from, to }: Span, { onlineStart, counterOpens }: WindowSettings): Span => ({
  from: from - (counterOpens - onlineStart),
  to,
});

/** Online operation without extensions and planned stops. */
export const ordinaryOnline = (place: Place, date: string, facts: WindowFacts): readonly Span[] =>
  closedDay(date, facts.calendar)
    ? []
    : [{ from: settingsOn(date, facts).onlineStart, to: ordinaryEnd(place, date, facts) }];

/** Online operation without planned stops: from the first reason to be up to the last. */
export function intendedOnline(place: Place, date: string, facts: WindowFacts): readonly Span[] {
  const settings = settingsOn(date, facts);
  const extended = extensionsOn(date, facts).filter((extension) => keepsOnline(extension, place));
  return bridge([...ordinaryOnline(place, date, facts), ...extended.map((extension) => withLead(extension, settings))]);
}

/** Stops of the servers that a place needs, as minutes of the date; `above` false = of its own server only. */
export function serverGaps(place: Place, date: string, facts: WindowFacts, above: boolean): readonly Span[] {
  const needed = above ? [place.id, place.prefectureId, facts.centerId] : [place.id];
  return facts.stops.filter(({ serverOf }) => serverOf !== null && needed.includes(serverOf)).map(gapOn(date));
}

export const gapOn =
  (date: string) =>
  ({ from, to }: PlannedStop): Span => ({
    from: Math.floor(minutesOn(date, from)),
    to: Math.ceil(minutesOn(date, to)),
  });

/**
 * When a place's server is up, and when it is in online operation meanwhile. Only stops of its own server end a run: while a
 * server above is stopped, or in an in-house extension, a CS is up off-line.
 */
export function runsOf(place: Place, date: string, facts: WindowFacts): readonly Run[] {
  const settings = settingsOn(date, facts);
  const intended = intendedOnline(place, date, facts);
  const inHouse = extensionsOn(date, facts).filter((extension) => keepsUp(extension, place));
  const up = bridge([...intended, ...inHouse.map((extension) => withLead(extension, settings))]);
  if (facts.stops.length === 0) return up.map((span) => ({ ...span, online: intended }));
  const online = subtract(intended, serverGaps(place, date, facts, true));
  return subtract(up, serverGaps(place, date, facts, false)).map((span) => ({
    ...span,
    online: intersect(online, [span]),
  }));
}

/** The counter hours of a place without planned stops: the common operating window (S0 §1 point 2). */
export function counterHours(place: Place, date: string, facts: WindowFacts): readonly Span[] {
  if (closedDay(date, facts.calendar) || localClosure(place, date, facts)) return [];
  const { counterOpens, counterCloses } = settingsOn(date, facts);
  return [{ from: counterOpens, to: counterCloses }];
}

/** The same with planned stops of the servers that its online operation needs. */
export const counterSpans = (place: Place, date: string, facts: WindowFacts): readonly Span[] =>
  facts.stops.length === 0
    ? counterHours(place, date, facts)
    : subtract(counterHours(place, date, facts), serverGaps(place, date, facts, true));

export interface LocalClosure {
  readonly rule: 'municipal-closure' | 'prefectural-closure';
  readonly day: DayName;
}

/** A closure of the town, or of its prefecture for all its towns. It closes counters; servers stay up for the others. */
export function localClosure(place: Place, date: string, { calendar }: WindowFacts): LocalClosure | null {
  const closures = calendar.closures.get(date);
  if (!closures) return null;
  const municipal = closures.find(({ organizationId }) => organizationId === place.id && place.kind === 'municipality');
  if (municipal) return { rule: 'municipal-closure', day: municipal };
  const prefecture = place.kind === 'prefecture' ? place.id : place.prefectureId;
  const prefectural = closures.find(({ organizationId }) => organizationId !== null && organizationId === prefecture);
  return prefectural ? { rule: 'prefectural-closure', day: prefectural } : null;
}
