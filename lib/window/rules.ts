import { closedDay } from '@/lib/calendar/rules';
import type { DayName } from '@/lib/calendar/types';
import type { OrganizationId } from '@/lib/core/ids';
import { tokyoOffset } from '@/lib/core/tokyo';
import { bridge, intersect, subtract } from './spans/rules';
import type { Extension, PlannedStop, Run, Span, WindowFacts, WindowOrganization, WindowSettings } from './types';

const minute = 60_000;

/** Midnight in Japan of a business date, plus minutes (past 24:00 allowed). */
export const instantOf = (date: string, minutes: number): Date =>
  new Date(Date.parse(`${date}T00:00:00Z`) - tokyoOffset + minutes * minute);

/** Minutes of a business date at an instant: negative before it, 1440 and more after it. */
export const minutesOn = (date: string, instant: Date): number =>
  (instant.getTime() - Date.parse(`${date}T00:00:00Z`) + tokyoOffset) / minute;

/** The last of ascending entries that is valid on a date. */
const validOn = <T extends { readonly validFrom: string }>(entries: readonly T[], date: string): T | undefined =>
  entries.findLast(({ validFrom }) => validFrom <= date);

export function settingsOn(date: string, facts: WindowFacts): WindowSettings {
  const settings = validOn(facts.settings, date) ?? facts.settings[0];
  if (!settings) throw new Error('the window has no settings');
  return settings;
}

/** When a prefecture's online operation ends without extensions (S0 §1 point 3); never before the counters close. */
export function onlineEndOf(prefectureId: OrganizationId, date: string, facts: WindowFacts): number {
  const { onlineEnd, counterCloses } = settingsOn(date, facts);
  const own = validOn(facts.onlineEnds.get(prefectureId) ?? [], date)?.onlineEnd;
  return Math.max(own ?? onlineEnd, counterCloses);
}

/** The end without extensions: a CS ends with its prefecture, the nation with the last prefecture. */
function ordinaryEnd(organization: WindowOrganization, date: string, facts: WindowFacts): number {
  if (organization.kind !== 'center') return onlineEndOf(organization.prefectureId ?? organization.id, date, facts);
  const { counterCloses } = settingsOn(date, facts);
  return facts.prefectures.reduce((latest, id) => Math.max(latest, onlineEndOf(id, date, facts)), counterCloses);
}

const none: readonly Extension[] = [];
export const extensionsOn = (date: string, facts: WindowFacts): readonly Extension[] =>
  facts.extensions.get(date) ?? none;

/** Does an extension keep this organization's server in online operation? An in-house one keeps up its CS only, and that off-line. */
export function keepsOnline({ kind, participants, prefectures }: Extension, organization: WindowOrganization): boolean {
  if (kind === 'in-house') return false;
  if (organization.kind === 'center') return true;
  return (organization.kind === 'prefecture' ? prefectures : participants).includes(organization.id);
}

const keepsUp = ({ kind, participants }: Extension, organization: WindowOrganization): boolean =>
  kind === 'in-house' && participants.includes(organization.id);

/** From when an extension's servers are started: as long before it as before the counters open. */
const withLead = ({ from, to }: Span, { onlineStart, counterOpens }: WindowSettings): Span => ({
  from: from - (counterOpens - onlineStart),
  to,
});

/** Online operation without extensions and planned stops. */
export const ordinaryOnline = (organization: WindowOrganization, date: string, facts: WindowFacts): readonly Span[] =>
  closedDay(date, facts.calendar)
    ? []
    : [{ from: settingsOn(date, facts).onlineStart, to: ordinaryEnd(organization, date, facts) }];

/** Online operation without planned stops: from the first reason to be up to the last. */
export function intendedOnline(organization: WindowOrganization, date: string, facts: WindowFacts): readonly Span[] {
  const settings = settingsOn(date, facts);
  const extended = extensionsOn(date, facts).filter((extension) => keepsOnline(extension, organization));
  return bridge([
    ...ordinaryOnline(organization, date, facts),
    ...extended.map((extension) => withLead(extension, settings)),
  ]);
}

/** Stops of the servers that an organization needs, as minutes of the date; `above` false = of its own server only. */
export function serverGaps(
  organization: WindowOrganization,
  date: string,
  facts: WindowFacts,
  above: boolean,
): readonly Span[] {
  const needed = above ? [organization.id, organization.prefectureId, facts.centerId] : [organization.id];
  return facts.stops.filter(({ serverOf }) => serverOf !== null && needed.includes(serverOf)).map(gapOn(date));
}

export const gapOn =
  (date: string) =>
  ({ from, to }: PlannedStop): Span => ({
    from: Math.floor(minutesOn(date, from)),
    to: Math.ceil(minutesOn(date, to)),
  });

/**
 * When an organization's server is up, and when it is in online operation meanwhile. Only stops of its own server end a run: while a
 * server above is stopped, or in an in-house extension, a CS is up off-line.
 */
export function runsOf(organization: WindowOrganization, date: string, facts: WindowFacts): readonly Run[] {
  const settings = settingsOn(date, facts);
  const intended = intendedOnline(organization, date, facts);
  const inHouse = extensionsOn(date, facts).filter((extension) => keepsUp(extension, organization));
  const up = bridge([...intended, ...inHouse.map((extension) => withLead(extension, settings))]);
  if (facts.stops.length === 0) return up.map((span) => ({ ...span, online: intended }));
  const online = subtract(intended, serverGaps(organization, date, facts, true));
  return subtract(up, serverGaps(organization, date, facts, false)).map((span) => ({
    ...span,
    online: intersect(online, [span]),
  }));
}

/** The counter hours of an organization without planned stops: the common operating window (S0 §1 point 2). */
export function counterHours(organization: WindowOrganization, date: string, facts: WindowFacts): readonly Span[] {
  if (closedDay(date, facts.calendar) || localClosure(organization, date, facts)) return [];
  const { counterOpens, counterCloses } = settingsOn(date, facts);
  return [{ from: counterOpens, to: counterCloses }];
}

/** The same with planned stops of the servers that its online operation needs. */
export const counterSpans = (organization: WindowOrganization, date: string, facts: WindowFacts): readonly Span[] =>
  facts.stops.length === 0
    ? counterHours(organization, date, facts)
    : subtract(counterHours(organization, date, facts), serverGaps(organization, date, facts, true));

export interface LocalClosure {
  readonly rule: 'municipal-closure' | 'prefectural-closure';
  readonly day: DayName;
}

/** A closure of the town, or of its prefecture for all its towns. It closes counters; servers stay up for the others. */
export function localClosure(
  organization: WindowOrganization,
  date: string,
  { calendar }: WindowFacts,
): LocalClosure | null {
  const closures = calendar.closures.get(date);
  if (!closures) return null;
  const municipal = closures.find(
    ({ organizationId }) => organizationId === organization.id && organization.kind === 'municipality',
  );
  if (municipal) return { rule: 'municipal-closure', day: municipal };
  const prefecture = organization.kind === 'prefecture' ? organization.id : organization.prefectureId;
  const prefectural = closures.find(({ organizationId }) => organizationId !== null && organizationId === prefecture);
  return prefectural ? { rule: 'prefectural-closure', day: prefectural } : null;
}
