import { describe, expect, it } from 'vitest';
import { choosePolicy, owedNext, targetState, targetsOf, withPause } from './rules';
import type { SlaPolicy } from './types';

const policy = (over: Partial<SlaPolicy>): SlaPolicy => ({
  ...{ id: '', category: null, urgency: null, validFrom: '2000-01-01' },
  ...{ firstResponseMinutes: 480, updateMinutes: 960, solutionMinutes: 1440 },
  ...over,
});
const policies = [
  policy({ id: 'everything' }),
  policy({ id: 'urgent', urgency: 'urgent' }),
  policy({ id: 'security', category: 'security' }),
  policy({ id: 'urgent security', category: 'security', urgency: 'urgent' }),
  policy({ id: 'everything, later', validFrom: '2026-12-01' }),
];
const at = (text: string) => new Date(`${text}+09:00`);
const calendar = { hours: [], extraDays: [], closed: new Set<string>() };

describe('exactly one policy answers, and says why', () => {
  it.each([
    ['nothing that is named', 'operation', 'normal', '2026-11-20', 'everything default'],
    ['its urgency', 'operation', 'urgent', '2026-11-20', 'urgent urgency'],
    ['its category', 'security', 'normal', '2026-11-20', 'security category'],
    ['both', 'security', 'urgent', '2026-11-20', 'urgent security category_urgency'],
    ['a revision that has come into force', 'operation', 'normal', '2026-12-01', 'everything, later default'],
  ] as const)('%s', (_name, category, urgency, date, expected) => {
    const { policy: chosen, reason } = choosePolicy(policies, { category, urgency }, date);
    expect(`${chosen.id} ${reason}`).toBe(expected);
  });

  it('does not depend on the order of the policies', () => {
    const ticket = { category: 'security', urgency: 'urgent' } as const;
    expect(choosePolicy([...policies].reverse(), ticket, '2026-12-02').policy.id).toBe('urgent security');
  });
});

it('counts the solution from the start and the update from what was said last, without pauses', () => {
  const pauses = withPause([], at('2026-11-19T10:00'), at('2026-11-19T14:00'));
  const clock = { startedAt: at('2026-11-19T09:00'), lastUpdateAt: at('2026-11-19T16:00'), pauses };
  expect(targetsOf(policy({}), clock, calendar)).toEqual({
    firstResponseWarn: at('2026-11-20T11:00'),
    updateWarn: at('2026-11-23T12:00'),
    solutionWarn: at('2026-11-23T15:00'),
    firstResponseDue: at('2026-11-20T13:00'),
    updateDue: at('2026-11-24T16:00'.replace('24', '23')),
    solutionDue: at('2026-11-24T13:00'),
  });
});

describe('what is owed next', () => {
  const due = {
    firstResponseDue: at('2026-11-20T11:00'),
    updateDue: at('2026-11-20T15:00'),
    solutionDue: at('2026-11-24T11:00'),
  };
  const none = { firstRespondedAt: null, pausedSince: null, solvedAt: null };
  const responded = { ...none, firstRespondedAt: at('2026-11-20T10:00') };
  const asked = { ...responded, pausedSince: at('2026-11-20T16:00') };
  it.each([
    ['the first response', none, due, 'first_response 2026-11-20T02:00:00.000Z'],
    ['the next word after it', responded, due, 'update 2026-11-20T06:00:00.000Z'],
    [
      'the solution before a later word',
      responded,
      { ...due, updateDue: at('2026-11-25T11:00') },
      'solution 2026-11-24T02:00:00.000Z',
    ],
    // Sixteen business hours after 16:00 on a Friday.
    ['the reply of an asker who is waited for', asked, due, 'reply 2026-11-24T07:00:00.000Z'],
    ['nothing once it is answered', { ...asked, solvedAt: at('2026-11-20T17:00') }, due, 'nothing'],
  ] as const)('%s', (_name, standing, dues, expected) => {
    const next = owedNext(policy({}), standing, dues, calendar);
    expect(next === null ? 'nothing' : `${next.name} ${next.due.toISOString()}`).toBe(expected);
  });
});

describe('how a target stands', () => {
  const target = { due: at('2026-11-20T17:00'), metAt: null, minutes: 480 };
  const clock = { startedAt: at('2026-11-20T09:00'), pauses: [], paused: false };
  it.each([
    ['early', target, clock, '2026-11-20T10:00', 'running'],
    ['after three quarters', target, clock, '2026-11-20T15:00', 'near'],
    ['at the last moment', target, clock, '2026-11-20T17:00', 'near'],
    ['after it', target, clock, '2026-11-20T17:01', 'missed'],
    ['while the asker is waited for', target, { ...clock, paused: true }, '2026-11-25T09:00', 'paused'],
    ['met in time', { ...target, metAt: at('2026-11-20T16:59') }, clock, '2026-11-25T09:00', 'met'],
    ['met too late', { ...target, metAt: at('2026-11-24T09:00') }, clock, '2026-11-25T09:00', 'missed'],
  ] as const)('%s', (_name, one, running, now, expected) => {
    expect(targetState(one, running, at(now), calendar)).toBe(expected);
  });
});
