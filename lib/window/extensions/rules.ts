import { z } from 'zod';
import { closedDay } from '@/lib/calendar/rules';
import { type ErrorParams, failure, type Problem, type Result, success } from '@/lib/core/errors';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { dayBegins, type ExtensionKind, extensionKinds, latestEnd } from '../constants';
import { counterHours, gapOn, instantOf, minutesOn, settingsOn } from '../rules';
import type { Span, WindowFacts, WindowOrganization } from '../types';
import { spanShape } from '../types';
import { formatMinuteSpan, formatMinutes } from '../wording/rules';

export interface Wanted extends Span {
  readonly kind: ExtensionKind;
  readonly date: string;
  /** Municipalities that are asked to take part; none but for wide-area issuance. */
  readonly partners: readonly WindowOrganization[];
  /** Empty for an in-house extension, which needs no agreement. */
  readonly deadline: Date | null;
}

/** An extension that is asked for or agreed, of the same asker. */
export const otherShape = spanShape.extend({
  number: z.number(),
  kind: z.enum(extensionKinds),
  parties: z.array(organizationId).readonly(),
});
export type Other = z.infer<typeof otherShape>;

interface Given {
  readonly asker: WindowOrganization;
  readonly facts: WindowFacts;
  /** The operating clock's time. */
  readonly operatingNow: Date;
  /** Real time: people answer in it. */
  readonly now: Date;
  /** Others of the asker on the same date. */
  readonly others: readonly Other[];
}

type Check = (wanted: Wanted, given: Given) => Problem | null;

const problem = (code: Problem['code'], field: string, params?: ErrorParams): Problem =>
  params === undefined ? { code, field } : { code, field, params };

const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** A business date's operation has its limits, so that nothing runs into the next start (S0 §1 points 1 and 4). */
const limits: Check = ({ date, from, to }, { facts }) => {
  const { onlineStart, counterOpens } = settingsOn(date, facts);
  const earliest = dayBegins + counterOpens - onlineStart;
  if (to <= from) return problem('window.endBeforeStart', 'to');
  if (from < earliest) return problem('window.tooEarly', 'from', { time: formatMinutes(earliest) });
  return to > latestEnd ? problem('window.runsIntoNextDay', 'to', { time: formatMinutes(latestEnd) }) : null;
};

const future: Check = ({ date, from }, { operatingNow }) =>
  instantOf(date, from) <= operatingNow ? problem('window.past', 'date') : null;

/** An extension is operation outside the window (S0 §1 point 6). */
const outsideWindow: Check = ({ date, from, to }, { asker, facts }) => {
  if (closedDay(date, facts.calendar)) return null;
  const hours = counterHours(asker, date, facts).find((span) => overlaps(span, { from, to }));
  return hours ? problem('window.insideWindow', 'from', { span: formatMinuteSpan(hours) }) : null;
};

const partnersFit: Check = ({ kind, partners }, { asker }) => {
  if (kind !== 'wide-area-issuance') return null;
  if (partners.length === 0) return problem('window.partnersRequired', 'partners');
  if (partners.some(({ id }) => id === asker.id)) return problem('window.partnerIsSelf', 'partners');
  return partners.some(({ kind: partner }) => partner !== 'municipality')
    ? problem('window.partnerIsNoMunicipality', 'partners')
    : null;
};

/** Answers are due before it begins; where the operating clock is moved (demonstration), by as much sooner or later. */
const deadlineFits: Check = ({ kind, date, from, deadline }, { now, operatingNow }) => {
  if (kind === 'in-house') return null;
  if (deadline === null) return problem('required', 'deadline');
  if (deadline <= now) return problem('window.deadlinePast', 'deadline');
  const begins = instantOf(date, from).getTime() - operatingNow.getTime() + now.getTime();
  return deadline.getTime() > begins ? problem('window.deadlineAfterStart', 'deadline') : null;
};

const noSecond: Check = (wanted, { others }) => {
  const partners = wanted.partners.map(({ id }) => id);
  const second = others.find(
    (other) =>
      other.kind === wanted.kind &&
      overlaps(other, wanted) &&
      (wanted.kind !== 'wide-area-issuance' || other.parties.some((id) => partners.includes(id))),
  );
  return second ? problem('window.extensionOverlaps', 'from', { number: second.number }) : null;
};

const prefecturesOf = (bodies: readonly WindowOrganization[]): OrganizationId[] =>
  bodies.flatMap(({ prefectureId }) => prefectureId ?? []);

/** No server that would have to stay up may be stopped meanwhile. null = none is. */
export function stopInTheWay(
  { kind, date, from, to, partners }: Omit<Wanted, 'deadline'>,
  { asker, facts }: Pick<Given, 'asker' | 'facts'>,
): Problem | null {
  const towns = [asker, ...partners];
  const needed = new Set(towns.map(({ id }) => id));
  if (kind !== 'in-house') for (const id of [...prefecturesOf(towns), facts.centerId]) needed.add(id);
  const stop = facts.stops.find(
    (one) =>
      overlaps(gapOn(date)(one), { from, to }) &&
      ((one.serverOf !== null && needed.has(one.serverOf)) || one.services.includes(kind)),
  );
  return stop
    ? problem('window.plannedStop', 'from', { stop: stop.title, span: formatMinuteSpan(gapOn(date)(stop)) })
    : null;
}

const checks: readonly Check[] = [limits, future, outsideWindow, partnersFit, deadlineFits, noSecond, stopInTheWay];

/** Is this an extension that may be asked for? Else the first rule that it breaks for each field. */
export function checkExtension(wanted: Wanted, given: Given): Result<Wanted> {
  const problems: Problem[] = [];
  for (const check of checks) {
    const found = check(wanted, given);
    if (found && !problems.some(({ field }) => field === found.field)) problems.push(found);
  }
  return problems.length > 0 ? { ok: false, problems } : success(wanted);
}

/** Who is asked, and who is told (S0 §1 point 6; domain.md §3). */
export function partiesOf(
  { kind, partners }: Pick<Wanted, 'kind' | 'partners'>,
  asker: WindowOrganization,
  centerId: OrganizationId,
): readonly { readonly organizationId: OrganizationId; readonly answers: boolean }[] {
  const asked =
    kind === 'wide-area-issuance'
      ? partners.map(({ id }) => id)
      : kind === 'identity-verification'
        ? prefecturesOf([asker])
        : [];
  const prefectures = prefecturesOf([asker, ...partners]);
  const told = [...new Set([...prefectures, centerId])].filter((id) => !asked.includes(id));
  return [
    ...asked.map((organizationId) => ({ organizationId, answers: true })),
    ...told.map((organizationId) => ({ organizationId, answers: false })),
  ];
}

/** `requested` until all have agreed; one refusal is enough. */
export function stateAfter(answers: readonly (boolean | null)[]): 'requested' | 'agreed' | 'refused' {
  if (answers.includes(false)) return 'refused';
  return answers.includes(null) ? 'requested' : 'agreed';
}

/**
 * When an extension that is withdrawn ends: null = it has not begun and does not take place; otherwise minutes of its date, a notice
 * period from now at the earliest.
 */
export function endAfterWithdrawal(
  { date, from, to }: Span & { readonly date: string },
  operatingNow: Date,
  noticeMinutes: number,
): number | null {
  const minutes = Math.ceil(minutesOn(date, operatingNow));
  return minutes < from ? null : Math.min(to, minutes + noticeMinutes);
}

/** May it still be agreed to or withdrawn? */
export const isNotOver = ({ date, to }: { date: string; to: number }, operatingNow: Date): Result<null> =>
  instantOf(date, to) <= operatingNow ? failure('window.over') : success(null);
