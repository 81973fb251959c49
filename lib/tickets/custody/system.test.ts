import { describe, expect, it } from 'vitest';
import { custodyAt, moverNamed, relayChain } from '@/tests/support/custody';
import { branded, type Plain } from '@/tests/support/plain';
import { isEnded, systemMoves, type TicketState, ticketMoves, ticketStates } from '../constants';
import { handsOn, rules, stepFor, systemRules, systemStepFor } from './rules';
import type { Custody, Succession, SystemStep } from './types';

/**
 * Every place of a relayed inquiry that all four tiers have had and somebody has in hand, and what the portal's own moves make of it: the
 * account of who has it is disabled, the asker ends without a successor, the asker ends and `heir` goes on for it.
 */
const table = `
  waiting 0        | waiting 0        | withdrawn 0 | waiting 0 heir
  waiting 1        | waiting 1        | withdrawn 0 | waiting 1 heir
  waiting 3        | waiting 3        | withdrawn 0 | waiting 3 heir
  in_progress 0    | waiting 0        | withdrawn 0 | in_progress 0 heir
  in_progress 2    | waiting 2        | withdrawn 0 | in_progress 2 heir
  asked_back 0 →2  | asked_back 0 →2  | withdrawn 0 | asked_back 0 →2 heir
  asked_back 1 →2  | asked_back 1 →2  | withdrawn 0 | asked_back 1 →2 heir
  returned 0       | returned 0       | closed 0    | returned 0 heir
  returned 1       | returned 1       | withdrawn 0 | returned 1 heir
  answer_arrived 1 | answer_arrived 1 | withdrawn 0 | answer_arrived 1 heir
  answer_arrived 2 | answer_arrived 2 | withdrawn 0 | answer_arrived 2 heir
  answered 0       | answered 0       | closed 0    | answered 0 heir
  closed 0         |                  |             | closed 0 town
  withdrawn 0      |                  |             | withdrawn 0 town`;

const succession = { from: 'town', to: 'heir' };
const rows = table
  .trim()
  .split('\n')
  .map((line) => {
    const [place = '', release = '', end = '', succeed = ''] = line.split('|').map((cell) => cell.trim());
    const [state, level, resume] = place.split(/\s+→?/) as [TicketState, string, string?];
    const resumeLevel = resume === undefined ? null : Number(resume);
    const holderUserId = 'somebody';
    const custody = custodyAt({ state, level: Number(level), resumeLevel, partyIds: [...relayChain], holderUserId });
    return { place, custody, release, end, succeed };
  });

const placeOf = (step: SystemStep | null) =>
  step === null ? '' : `${step.state} ${step.level}${step.resumeLevel === null ? '' : ` →${step.resumeLevel}`}`;

describe.each(rows)('$place', ({ custody, release, end, succeed }) => {
  it('release', () => {
    const step = systemStepFor(custody, 'release');
    expect(placeOf(step)).toBe(release);
    if (step === null) return;
    const holder = custody.chain[custody.level];
    expect(step).toMatchObject({ entry: 'released', holder: 'nobody', audience: [holder], chain: custody.chain });
    expect(step.partyIds).toBe(custody.partyIds);
    expect(handsOn(custody, step)).toBe(false);
  });

  it('release of what nobody has in hand', () =>
    expect(systemStepFor({ ...custody, holderUserId: null }, 'release')).toBeNull());

  it('end', () => {
    const step = systemStepFor(custody, 'end');
    expect(placeOf(step)).toBe(end);
    if (step === null) return;
    expect(step).toMatchObject({ entry: step.state, holder: 'nobody', audience: custody.partyIds });
    expect(step.state).toBe(
      stepFor(custody, step.state === 'closed' ? 'close' : 'withdraw', moverNamed('town desk'))?.state,
    );
  });

  it('succeed', () => {
    const step = systemStepFor(custody, 'succeed', branded<Succession>(succession)) as SystemStep;
    expect(`${placeOf(step)} ${step.chain[0]}`).toBe(succeed);
    expect(step).toMatchObject({ entry: null, holder: 'kept', partyIds: [...relayChain, 'heir'], audience: [] });
    expect(step.chain.slice(1)).toEqual(custody.chain.slice(1));
    expect(handsOn(custody, step)).toBe(false);
  });
});

describe('succession', () => {
  const heirOf = (from: string, custody: Custody) =>
    systemStepFor(custody, 'succeed', branded<Succession>({ from, to: 'heir' }));
  it.each<[string, string, Custody, Plain<Partial<SystemStep>> | null]>([
    ['of a tier that has it', 'center', custodyAt({ level: 2 }), { chain: ['town', 'prefecture', 'heir', 'operator'] }],
    [
      'of a tier that it has not reached reads nothing yet',
      'center',
      custodyAt(),
      { partyIds: ['town', 'prefecture'] },
    ],
    [
      'of who was passed over reads on',
      'left out',
      custodyAt({ partyIds: ['town', 'left out'] }),
      { chain: relayChain },
    ],
    ['of a stranger', 'nobody', custodyAt(), null],
    ['by who took part before takes no second place', 'town', custodyAt({ chain: ['town', 'heir'] }), null],
  ])('%s', (_name, from, custody, expected) => {
    const step = heirOf(from, custody);
    if (expected === null) expect(step).toBeNull();
    else expect(step).toMatchObject(expected);
  });
});

describe('the table', () => {
  it('knows every move, and states that there are', () => {
    expect(Object.keys(rules).sort()).toEqual([...ticketMoves, 'group'].sort());
    expect(Object.keys(systemRules).sort()).toEqual([...systemMoves].sort());
    for (const { from } of [...Object.values(rules), ...Object.values(systemRules)])
      expect(ticketStates).toEqual(expect.arrayContaining([...from]));
  });

  // A result is one of the states, at a tier of the chain, and nothing but its asker brings back what has ended.
  it.each(ticketStates)('says what each move makes of %s', (state) => {
    const places = { asked_back: [0, 1, 2], answer_arrived: [1, 2], answered: [0], closed: [0], withdrawn: [0] };
    for (const level of state in places ? places[state as keyof typeof places] : [0, 1, 2, 3]) {
      const resumeLevel = state === 'asked_back' ? 3 : null;
      const custody = custodyAt({ state, level, resumeLevel, partyIds: [...relayChain], holderUserId: 'somebody' });
      const desks = relayChain.map((id) => moverNamed(`${id} desk`));
      const steps = [
        ...[...ticketMoves, 'group' as const].flatMap((move) => desks.map((desk) => stepFor(custody, move, desk))),
        ...[systemStepFor(custody, 'release'), systemStepFor(custody, 'end')],
        systemStepFor(custody, 'succeed', branded<Succession>(succession)),
      ];
      for (const step of steps) {
        if (step === null) continue;
        expect(ticketStates).toContain(step.state);
        expect(step.chain[step.level]).toBeDefined();
        expect(step.partyIds).toEqual(expect.arrayContaining([...step.audience]));
        if (isEnded(state) && !isEnded(step.state)) expect(step.move).toBe('reopen');
      }
    }
  });
});

describe('from one group of the center’s desk to the other', () => {
  const held = custodyAt({ level: 2, state: 'in_progress', holderUserId: 'somebody' });
  it('nobody has it in hand there yet, and no other organization reads so', () =>
    expect(stepFor(held, 'group', moverNamed('center desk'))).toMatchObject({
      ...{ entry: 'grouped', state: 'waiting', level: 2, holder: 'nobody', audience: ['center'], opensTo: null },
    }));
  it.each(['center staff', 'prefecture desk', 'other desk'] as const)('not by the %s', (name) =>
    expect(stepFor(held, 'group', moverNamed(name))).toBeNull(),
  );
  it('not once it has ended', () =>
    expect(stepFor(custodyAt({ level: 0, state: 'closed' }), 'group', moverNamed('town desk'))).toBeNull());
});
