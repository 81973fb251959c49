import { describe, expect, it } from 'vitest';
import { idOf, type NodeId } from '@/lib/core/ids';
import { instantOf } from '@/lib/window/rules';
import type { WindowFacts, WindowOrganization } from '@/lib/window/types';
import {
  center,
  clock,
  extensionOf,
  factsOf,
  fuchu,
  hiroshima,
  izumozaki,
  niigata,
  organizations,
  seiro,
  sekikawa,
} from '@/tests/support/window';
import { planDay, planNode } from './rules';

const time = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** The steps of an organization's server, as a person would write them down. */
const planned = (organization: WindowOrganization, date: string, facts: WindowFacts): string =>
  planNode({ id: idOf(organization.id), organization }, date, facts)
    .map(({ kind, notBefore, round }) => `${kind} ${time(notBefore)}${round > 1 ? ` (${round})` : ''}`)
    .join(', ');

const ordinaryTown =
  'start 8:30, counter-open 9:00, counter-close 17:00, online-end 17:30, daily-processing 17:30, stop 17:30';

describe('an ordinary day', () => {
  const facts = factsOf({ onlineEnds: { [niigata.id]: [{ validFrom: '2026-11-01', onlineEnd: clock('19:00') }] } });
  it.each([
    ['a town', fuchu, ordinaryTown],
    ['its prefecture', hiroshima, 'start 8:30, online-end 17:30, daily-processing 17:30, stop 17:30'],
    ['a town ends with its prefecture', seiro, ordinaryTown.replaceAll('17:30', '19:00')],
    ['a prefecture sets its end', niigata, 'start 8:30, online-end 19:00, daily-processing 19:00, stop 19:00'],
    ['the nation ends last', center, 'start 8:30, online-end 19:00, daily-processing 19:00, stop 19:00'],
  ])('%s', (_name, organization, expected) => {
    expect(planned(organization, '2026-11-20', facts)).toBe(expected);
  });

  it('has no steps on a Sunday', () => {
    expect(
      planDay(
        '2026-11-22',
        organizations.map((organization) => ({ id: idOf<NodeId>(organization.id), organization })),
        facts,
      ),
    ).toEqual([]);
  });

  it('takes the counters from a closed town, and leaves its server up', () => {
    const closed = factsOf({
      closures: { '2026-11-20': [{ organizationId: fuchu.id, name: '閉庁日', nameEn: 'Closed' }] },
    });
    expect(planned(fuchu, '2026-11-20', closed)).toBe(
      'start 8:30, online-end 17:30, daily-processing 17:30, stop 17:30',
    );
  });

  it('refuses to end a prefecture before its counters close, whatever is set', () => {
    const early = factsOf({ onlineEnds: { [niigata.id]: [{ validFrom: '2026-11-01', onlineEnd: clock('16:00') }] } });
    expect(planned(niigata, '2026-11-20', early)).toContain('online-end 17:00');
  });
});

describe('two towns agree on wide-area issuance until 20:00', () => {
  const span = { date: '2026-11-20', from: clock('17:00'), to: clock('20:00') };
  const facts = factsOf({ extensions: [extensionOf({ kind: 'wide-area-issuance', ...span }, seiro, sekikawa)] });
  it.each([
    ['the town', seiro, ordinaryTown.replaceAll('17:30', '20:00')],
    ['the other', sekikawa, ordinaryTown.replaceAll('17:30', '20:00')],
    ['a town that is not part of it', izumozaki, ordinaryTown],
    ['their prefecture', niigata, 'start 8:30, online-end 20:00, daily-processing 20:00, stop 20:00'],
    ['the nation', center, 'start 8:30, online-end 20:00, daily-processing 20:00, stop 20:00'],
    ['another prefecture', hiroshima, 'start 8:30, online-end 17:30, daily-processing 17:30, stop 17:30'],
  ])('%s', (_name, organization, expected) => {
    expect(planned(organization, '2026-11-20', facts)).toBe(expected);
  });
});

describe('other extensions', () => {
  it('in-house: daily processing and stop of the CS move, its online end and the tiers above do not', () => {
    const span = { date: '2026-11-20', from: clock('19:00'), to: clock('26:00') };
    const facts = factsOf({ extensions: [extensionOf({ kind: 'in-house', ...span }, seiro)] });
    expect(planned(seiro, '2026-11-20', facts)).toBe(
      'start 8:30, counter-open 9:00, counter-close 17:00, online-end 17:30, daily-processing 26:00, stop 26:00',
    );
    expect(planned(niigata, '2026-11-20', facts)).toContain('online-end 17:30');
  });

  it('in-house before the day: the CS starts off-line and goes online with the others', () => {
    const span = { date: '2026-11-20', from: clock('7:00'), to: clock('8:00') };
    const facts = factsOf({ extensions: [extensionOf({ kind: 'in-house', ...span }, seiro)] });
    const steps = planNode({ id: idOf(seiro.id), organization: seiro }, '2026-11-20', facts);
    expect(steps.slice(0, 2)).toEqual([
      { nodeId: seiro.id, kind: 'start', round: 1, notBefore: clock('6:30'), gate: 'none' },
      { nodeId: seiro.id, kind: 'online', round: 1, notBefore: clock('8:30'), gate: 'parent-online' },
    ]);
  });

  it('本人確認 on a Sunday: the town, its prefecture and the nation get a day of their own', () => {
    const span = { date: '2026-11-22', from: clock('10:00'), to: clock('12:00') };
    const facts = factsOf({ extensions: [extensionOf({ kind: 'identity-verification', ...span }, seiro)] });
    const sunday = 'start 9:30, online-end 12:00, daily-processing 12:00, stop 12:00';
    for (const organization of [seiro, niigata, center])
      expect(planned(organization, '2026-11-22', facts)).toBe(sunday);
    for (const organization of [sekikawa, hiroshima, fuchu])
      expect(planned(organization, '2026-11-22', facts)).toBe('');
  });
});

describe('planned stops', () => {
  const stopOf = (organization: WindowOrganization, from: string, to: string) =>
    factsOf({
      stops: [
        {
          id: 'stop',
          title: '更改',
          from: instantOf('2026-11-20', clock(from)),
          to: instantOf('2026-11-20', clock(to)),
          serverOf: organization.id,
          services: [],
        },
      ],
    });

  it('at noon: the prefecture stops and starts, its towns go off-line and online meanwhile', () => {
    const facts = stopOf(niigata, '12:00', '13:00');
    expect(planned(niigata, '2026-11-20', facts)).toBe(
      'start 8:30, online-end 12:00, stop 12:00, start 13:00 (2), online-end 17:30 (2), daily-processing 17:30 (2), stop 17:30 (2)',
    );
    expect(planned(seiro, '2026-11-20', facts)).toBe(
      'start 8:30, counter-open 9:00, counter-close 12:00, online-end 12:00, ' +
        'online 13:00 (2), counter-open 13:00 (2), counter-close 17:00 (2), online-end 17:30 (2), daily-processing 17:30 (2), stop 17:30 (2)',
    );
    expect(planned(fuchu, '2026-11-20', facts)).toBe(ordinaryTown);
  });

  it('over the start: the town comes later', () => {
    expect(planned(seiro, '2026-11-20', stopOf(seiro, '6:00', '10:00'))).toBe(
      'start 10:00, counter-open 10:00, counter-close 17:00, online-end 17:30, daily-processing 17:30, stop 17:30',
    );
  });

  it('all day: nothing to do', () => {
    expect(planned(seiro, '2026-11-20', stopOf(seiro, '0:00', '29:00'))).toBe('');
  });
});
