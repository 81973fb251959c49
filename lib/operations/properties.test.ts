import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/rules';
import { idOf, type NodeId, type OrganizationId } from '@/lib/core/ids';
import { dayBegins, type ExtensionKind, extensionKinds, latestEnd } from '@/lib/window/constants';
import { explain } from '@/lib/window/explain/rules';
import { instantOf } from '@/lib/window/rules';
import type { Extension, PlannedStop, Span, WindowFacts, WindowOrganization } from '@/lib/window/types';
import { center, clock, extensionOf, factsOf, niigata, organizations, seiro } from '@/tests/support/window';
import { planDay, planNode } from './rules';
import type { PlanStep } from './types';

const firstDate = '2026-09-18';
const towns = organizations.filter(({ kind }) => kind === 'municipality');
const prefectures = organizations.filter(({ kind }) => kind === 'prefecture');
const nodes = organizations.map((organization) => ({ id: idOf<NodeId>(organization.id), organization }));
const parentOf = ({ kind, prefectureId }: WindowOrganization): string | null =>
  kind === 'center' ? null : kind === 'prefecture' ? center.id : prefectureId;

const day = fc.integer({ min: 0, max: 6 }).map((days) => addDays(firstDate, days));
const lead = clock('0:30');

const extension: fc.Arbitrary<Extension> = fc
  .record({
    kind: fc.constantFrom<ExtensionKind[]>(...extensionKinds),
    date: day,
    from: fc.integer({ min: dayBegins + lead, max: latestEnd - 10 }),
    length: fc.integer({ min: 10, max: 600 }),
    members: fc.subarray([...towns], { minLength: 1 }),
  })
  .map(({ kind, date, from, length, members }) => {
    const span = { kind, date, from, to: Math.min(from + length, latestEnd) };
    return kind === 'wide-area-issuance' ? extensionOf(span, ...members) : extensionOf(span, members[0] ?? seiro);
  });

const stop: fc.Arbitrary<PlannedStop> = fc
  .record({
    date: day,
    from: fc.integer({ min: 0, max: 1440 }),
    length: fc.integer({ min: 1, max: 2000 }),
    organization: fc.constantFrom(...organizations),
  })
  .map(({ date, from, length, organization }) => ({
    id: `${organization.id} ${from}`,
    title: '',
    from: instantOf(date, from),
    to: instantOf(date, from + length),
    serverOf: organization.id,
    services: [],
  }));

const closure = fc.tuple(day, fc.constantFrom<(OrganizationId | null)[]>(null, niigata.id, seiro.id));

const facts: fc.Arbitrary<WindowFacts> = fc
  .record({
    extensions: fc.uniqueArray(extension, { maxLength: 5, selector: ({ id }) => id }),
    stops: fc.uniqueArray(stop, { maxLength: 2, selector: ({ id }) => id }),
    closures: fc.uniqueArray(closure, { maxLength: 2, selector: ([date]) => date }),
    holidays: fc.subarray([0, 1, 2, 3, 4, 5, 6].map((days) => addDays(firstDate, days))),
    ends: fc.array(fc.tuple(fc.constantFrom(...prefectures), fc.integer({ min: clock('17:00'), max: latestEnd }))),
  })
  .map(({ extensions, stops, closures, holidays, ends }) =>
    factsOf({
      extensions,
      stops,
      calendar: { holidays: new Map(holidays.map((date) => [date, { name: '祝日', nameEn: 'Holiday' }])) },
      onlineEnds: Object.fromEntries(ends.map(([{ id }, onlineEnd]) => [id, [{ validFrom: firstDate, onlineEnd }]])),
      closures: Object.fromEntries(
        closures.map(([date, organizationId]) => [date, [{ organizationId, name: '閉庁', nameEn: 'Closed' }]]),
      ),
    }),
  );

/** The spans between steps that begin something and the next step that ends it. */
function spans(steps: readonly PlanStep[], nodeId: string, begins: readonly string[], ends: string): readonly Span[] {
  const result: Span[] = [];
  let from: number | null = null;
  for (const { nodeId: id, kind, notBefore } of steps) {
    if (id !== nodeId) continue;
    if (begins.includes(kind)) from ??= notBefore;
    if (kind === ends && from !== null) {
      result.push({ from, to: notBefore });
      from = null;
    }
  }
  return result;
}

/** A start without a gate leads to no online operation; one with a gate does. */
const online = (steps: readonly PlanStep[], nodeId: string): readonly Span[] =>
  spans(
    steps.filter(({ kind, gate }) => kind !== 'start' || gate !== 'none'),
    nodeId,
    ['start', 'online'],
    'online-end',
  );
const up = (steps: readonly PlanStep[], nodeId: string) => spans(steps, nodeId, ['start'], 'stop');
const counter = (steps: readonly PlanStep[], nodeId: string) => spans(steps, nodeId, ['counter-open'], 'counter-close');

const within = (minutes: number, all: readonly Span[]): boolean =>
  all.some(({ from, to }) => from <= minutes && minutes < to);
const inside = (all: readonly Span[], others: readonly Span[]): boolean =>
  all.every((span) => others.some(({ from, to }) => from <= span.from && span.to <= to));

const check = (property: (date: string, facts: WindowFacts, steps: readonly PlanStep[]) => void, numRuns = 200): void =>
  fc.assert(
    fc.property(day, facts, (date, given) => property(date, given, planDay(date, nodes, given))),
    { numRuns },
  );

it('keeps a server in online operation only while the one above is (S0 §1 point 1)', () => {
  check((_date, _facts, steps) => {
    for (const { id, organization } of nodes) {
      const parent = parentOf(organization);
      if (parent !== null) expect(inside(online(steps, id), online(steps, parent))).toBe(true);
    }
  });
});

it('puts daily processing after online operation, once, and the stop last (S0 §1 point 4)', () => {
  check((_date, _facts, steps) => {
    for (const { id } of nodes) {
      const own = steps.filter(({ nodeId }) => nodeId === id);
      if (own.length === 0) continue;
      expect(own.filter(({ kind }) => kind === 'daily-processing')).toHaveLength(1);
      expect(own.slice(-2).map(({ kind }) => kind)).toEqual(['daily-processing', 'stop']);
      const times = own.map(({ notBefore }) => notBefore);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(new Set(own.map(({ kind, round }) => `${kind} ${round}`)).size).toBe(own.length);
    }
  });
});

it('lets nothing run into the start of the next day', () => {
  check((_date, _facts, steps) => {
    for (const { notBefore } of steps) {
      expect(notBefore).toBeGreaterThanOrEqual(dayBegins);
      expect(notBefore).toBeLessThanOrEqual(latestEnd);
    }
  });
});

it('keeps everybody up who takes part in an extension, unless a server is stopped', () => {
  check((date, given, steps) => {
    if (given.stops.length > 0) return;
    for (const { kind, from, to, participants, prefectures: above } of given.extensions.get(date) ?? []) {
      const kept = kind === 'in-house' ? participants : [...participants, ...above, center.id];
      const spansOf = kind === 'in-house' ? up : online;
      for (const id of kept) expect(inside([{ from, to }], spansOf(steps, id))).toBe(true);
    }
  });
});

it('is a function of its inputs, in whatever order they come', () => {
  check((date, given, steps) => {
    const turned = new Map([...given.extensions].map(([key, list]) => [key, [...list].reverse()]));
    expect(nodes.flatMap((node) => planNode(node, date, given))).toEqual(steps);
    expect(planDay(date, nodes, { ...given, extensions: turned, stops: [...given.stops].reverse() })).toEqual(steps);
  });
});

it('agrees with what is explained, on each side of each boundary', () => {
  check((date, given, steps) => {
    const boundaries = new Set(steps.map(({ notBefore }) => notBefore));
    for (const { id, organization } of nodes) {
      for (const boundary of boundaries) {
        for (const minutes of [boundary - 1, boundary]) {
          // Before 05:00 and after 29:00 another date's plan answers.
          if (minutes < dayBegins) continue;
          const open = (service: Parameters<typeof explain>[0]) =>
            explain(service, organization, instantOf(date, minutes), given).open;
          expect(open('data-exchange')).toBe(within(minutes, online(steps, id)));
          if (organization.kind !== 'municipality') continue;
          expect(open('special-move')).toBe(within(minutes, counter(steps, id)));
          if (open('in-house')) expect(within(minutes, up(steps, id))).toBe(true);
          if (open('wide-area-issuance') || open('identity-verification'))
            expect(within(minutes, online(steps, id))).toBe(true);
        }
      }
    }
  }, 60);
});
