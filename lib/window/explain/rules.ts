import { addDays, closedDay, dateInJapan, isConfirmed } from '@/lib/calendar/rules';
import { horizon, type Service } from '../constants';
import {
  counterHours,
  extensionsOn,
  gapOn,
  instantOf,
  intendedOnline,
  keepsOnline,
  localClosure,
  minutesOn,
  ordinaryOnline,
  serverGaps,
  settingsOn,
} from '../rules';
import { subtract, union } from '../spans/rules';
import type {
  Explanation,
  Extension,
  OpenSpan,
  PlannedStop,
  Span,
  WindowFacts,
  WindowOrganization,
  WindowRule,
} from '../types';

const points: Record<WindowRule, Explanation['point']> = {
  'counter-hours': 2,
  'before-opening': 2,
  'after-closing': 2,
  'online-hours': 3,
  'before-online-start': 1,
  'after-online-end': 3,
  extension: 6,
  'special-closure': 5,
  holiday: 5,
  'year-end': 5,
  weekend: 5,
  'prefectural-closure': null,
  'municipal-closure': null,
  'planned-stop': null,
};

/** In-house processing and data exchange go by the server, all others by the counter. */
const goesByServer = (service: Service): boolean => service === 'in-house' || service === 'data-exchange';

const byExtension = (extension: Extension, { from, to }: Span): OpenSpan => ({
  from,
  to,
  rule: 'extension',
  extension,
});

/** When a service would be open on a date if nothing were stopped. Spans may overlap: the first that fits names the rule. */
function spansWithoutStops(
  service: Service,
  organization: WindowOrganization,
  date: string,
  facts: WindowFacts,
): readonly OpenSpan[] {
  const ordinary = goesByServer(service)
    ? ordinaryOnline(organization, date, facts)
    : counterHours(organization, date, facts);
  const rule = goesByServer(service) ? 'online-hours' : 'counter-hours';
  const spans: OpenSpan[] = ordinary.map((span) => ({ ...span, rule, extension: null }));
  for (const extension of extensionsOn(date, facts)) {
    if (extension.kind === service && extension.participants.includes(organization.id))
      spans.push(byExtension(extension, extension));
  }
  return goesByServer(service) ? [...spans, ...keptUp(organization, date, facts)] : spans;
}

/** Before and after an extension its servers are up, too: for the start, and in a gap to the ordinary hours. */
function keptUp(organization: WindowOrganization, date: string, facts: WindowFacts): readonly OpenSpan[] {
  const [last] = extensionsOn(date, facts)
    .filter((extension) => keepsOnline(extension, organization))
    .sort((a, b) => b.to - a.to);
  return last ? intendedOnline(organization, date, facts).map((span) => byExtension(last, span)) : [];
}

/** When a service is open on a business date, and by which rule. */
export function openSpans(
  service: Service,
  organization: WindowOrganization,
  date: string,
  facts: WindowFacts,
): readonly OpenSpan[] {
  const spans = spansWithoutStops(service, organization, date, facts);
  if (facts.stops.length === 0) return spans;
  const closing = facts.stops.filter(({ services }) => services.includes(service)).map(gapOn(date));
  return subtract(spans, [...serverGaps(organization, date, facts, service !== 'in-house'), ...closing]);
}

/** Is a service open for a municipality at an instant, by which rule (S0 §1), until when, and when does it open next? */
export function explain(service: Service, organization: WindowOrganization, at: Date, facts: WindowFacts): Explanation {
  const today = dateInJapan(at);
  // Yesterday's operation may last past midnight.
  for (const date of [addDays(today, -1), today]) {
    const minutes = minutesOn(date, at);
    const spans = openSpans(service, organization, date, facts);
    const span = spans.find(({ from, to }) => from <= minutes && minutes < to);
    if (!span) continue;
    const whole = union(spans).find(({ from, to }) => from <= minutes && minutes < to) ?? span;
    const until = instantOf(date, whole.to);
    const nextOpen = findNextOpening(service, organization, until, facts);
    return answer({ service, at, open: true, rule: span.rule, until, nextOpen, extension: span.extension }, facts);
  }
  const nextOpen = findNextOpening(service, organization, at, facts);
  return answer(
    { service, at, open: false, until: nextOpen, nextOpen, ...closedBy(service, organization, at, facts) },
    facts,
  );
}

type Given = Pick<Explanation, 'service' | 'at' | 'open' | 'rule' | 'until' | 'nextOpen'> & Partial<Explanation>;

const answer = (given: Given, { calendar }: WindowFacts): Explanation => ({
  day: null,
  extension: null,
  stop: null,
  point: points[given.rule],
  unconfirmed:
    !isConfirmed(dateInJapan(given.nextOpen ?? given.at), calendar) || !isConfirmed(dateInJapan(given.at), calendar),
  ...given,
});

/** The first opening at or after an instant at which the service is closed. */
function findNextOpening(
  service: Service,
  organization: WindowOrganization,
  after: Date,
  facts: WindowFacts,
): Date | null {
  const today = dateInJapan(after);
  for (let day = -1; day <= horizon; day += 1) {
    const date = addDays(today, day);
    const minutes = minutesOn(date, after);
    const next = union(openSpans(service, organization, date, facts)).find(({ from }) => from >= minutes);
    if (next) return instantOf(date, next.from);
  }
  return null;
}

function closedBy(
  service: Service,
  organization: WindowOrganization,
  at: Date,
  facts: WindowFacts,
): Pick<Explanation, 'rule'> & Partial<Explanation> {
  const stop = stopAt(service, organization, at, facts);
  if (stop) return { rule: 'planned-stop', stop };
  const date = dateInJapan(at);
  const closed = closedDay(date, facts.calendar);
  if (closed) return closed;
  const minutes = minutesOn(date, at);
  const { onlineStart, counterOpens } = settingsOn(date, facts);
  if (goesByServer(service)) return { rule: minutes < onlineStart ? 'before-online-start' : 'after-online-end' };
  return (
    localClosure(organization, date, facts) ?? { rule: minutes < counterOpens ? 'before-opening' : 'after-closing' }
  );
}

/** The stop that closes what would be open. */
function stopAt(
  service: Service,
  organization: WindowOrganization,
  at: Date,
  facts: WindowFacts,
): PlannedStop | undefined {
  const under = facts.stops.filter(({ from, to }) => from <= at && at < to);
  if (under.length === 0) return undefined;
  const today = dateInJapan(at);
  const open = [addDays(today, -1), today].some((date) => {
    const minutes = minutesOn(date, at);
    return spansWithoutStops(service, organization, date, facts).some(
      ({ from, to }) => from <= minutes && minutes < to,
    );
  });
  const servers = [organization.id, ...(service === 'in-house' ? [] : [organization.prefectureId, facts.centerId])];
  return open
    ? under.find(
        ({ serverOf, services }) => services.includes(service) || (serverOf !== null && servers.includes(serverOf)),
      )
    : undefined;
}
