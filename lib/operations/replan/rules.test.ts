import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, type NodeId } from '@/lib/core/ids';
import { latestEnd } from '@/lib/window/constants';
import { clock, extensionOf, factsOf, niigata, organizations, seiro, sekikawa } from '@/tests/support/window';
import { planNode } from '../rules';
import type { PlanStep } from '../types';
import { type BegunStep, type Position, positionAfter, remainingSteps, wantedAt } from './rules';

const date = '2026-11-20';
const rest: Position = { up: false, online: false, counterOpen: false };
const ordinary = planNode({ id: idOf(seiro.id), organization: seiro }, date, factsOf());
const until = (to: string) =>
  factsOf({
    extensions: [
      extensionOf({ kind: 'wide-area-issuance', date, from: clock('17:00'), to: clock(to) }, seiro, sekikawa),
    ],
  });
const extended = planNode({ id: idOf(seiro.id), organization: seiro }, date, until('20:00'));
const brief = (steps: readonly PlanStep[]) =>
  steps.map(({ kind, round, notBefore }) => `${kind} ${round} ${notBefore / 60}`);
const all: BegunStep[] = ordinary.map(({ kind, round }) => ({ kind, round }));

describe('what is left of a day', () => {
  it('is all of it in the morning', () => {
    expect(remainingSteps(ordinary, [], rest, 0)).toEqual(ordinary);
  });

  it('is the start and what follows where nobody planned before', () => {
    expect(brief(remainingSteps(ordinary, [], rest, clock('11:00')))).toEqual([
      'start 1 8.5',
      'counter-open 1 9',
      'counter-close 1 17',
      'online-end 1 17.5',
      'daily-processing 1 17.5',
      'stop 1 17.5',
    ]);
  });

  it('is nothing in the evening where nothing was up', () => {
    expect(remainingSteps(ordinary, [], rest, clock('20:00'))).toEqual([]);
  });

  it('moves to the end of an extension that is agreed in time', () => {
    const begun = all.slice(0, 2);
    const up = { up: true, online: true, counterOpen: true };
    expect(brief(remainingSteps(extended, begun, up, clock('16:00')))).toEqual([
      'counter-close 1 17',
      'online-end 1 20',
      'daily-processing 1 20',
      'stop 1 20',
    ]);
  });

  it('runs again in a second round when an extension comes after the stop', () => {
    expect(brief(remainingSteps(extended, all, rest, clock('18:00')))).toEqual([
      'start 2 8.5',
      'online-end 2 20',
      'daily-processing 2 20',
      'stop 2 20',
    ]);
  });

  it('goes online again when it comes during daily processing', () => {
    const up = { ...rest, up: true };
    expect(brief(remainingSteps(extended, all.slice(0, 5), up, clock('18:00')))).toEqual([
      'online 1 18',
      'online-end 2 20',
      'daily-processing 2 20',
      'stop 2 20',
    ]);
  });

  it('ends at once when the day is closed while it runs', () => {
    const closed = factsOf({ closures: { [date]: [{ organizationId: null, name: '休止', nameEn: 'Closed' }] } });
    const none = planNode({ id: idOf(niigata.id), organization: niigata }, date, closed);
    const up = { up: true, online: true, counterOpen: false };
    expect(brief(remainingSteps(none, [{ kind: 'start', round: 1 }], up, clock('10:00')))).toEqual([
      'online-end 1 10',
      'daily-processing 1 10',
      'stop 1 10',
    ]);
  });
});

it('leads to where the plan wants a node, however often the plan changes', () => {
  const change = fc.tuple(
    fc.integer({ min: 300, max: latestEnd }),
    fc.integer({ min: clock('18:00'), max: latestEnd }),
  );
  const place = fc.constantFrom(...organizations);
  fc.assert(
    fc.property(place, fc.array(change, { maxLength: 4 }), (organization, changes) => {
      const node = { id: idOf<NodeId>(organization.id), organization };
      const times = changes.sort(([a], [b]) => a - b);
      let position = rest;
      const begun: BegunStep[] = [];
      let plan = planNode(node, date, factsOf());
      let left = remainingSteps(plan, begun, position, 300);
      const carryOut = (minutes: number) => {
        for (const step of left.filter(({ notBefore }) => notBefore <= minutes)) {
          expect(begun).not.toContainEqual({ kind: step.kind, round: step.round });
          begun.push({ kind: step.kind, round: step.round });
          position = positionAfter(position, step);
        }
        left = left.filter(({ notBefore }) => notBefore > minutes);
        expect(position).toEqual(wantedAt(plan, minutes));
      };
      for (const [minutes, to] of times) {
        carryOut(minutes);
        plan = planNode(node, date, until(`${Math.floor(to / 60)}:${to % 60}`));
        left = remainingSteps(plan, begun, position, minutes);
        carryOut(minutes);
      }
      carryOut(latestEnd);
      expect(position).toEqual(rest);
    }),
  );
});
