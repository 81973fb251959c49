import { describe, expect, it } from 'vitest';
import { custodyAt, directChain, type MoverName, moverNamed, relayChain } from '@/tests/support/custody';
import type { TicketState } from '../constants';
import { movesFor, stepFor } from './rules';
import type { Custody } from './types';

/** What somebody may do, as words: `take answer note`. */
const allowed = (custody: Custody, name: MoverName) => movesFor(custody, moverNamed(name)).join(' ');

/**
 * Every place a relayed inquiry of a town can be in once all four tiers have had it (level 0 = the town, 3 = the operator; →2 =
 * who waits for a reply), and what three people may do then: the desk that has it, the asker's desk, and the one of the asker's other staff who asked it.
 */
const table = `
  waiting 0        | take assign answer escalate supplement withdraw note | take assign answer escalate supplement withdraw note | supplement withdraw
  waiting 1        | take assign answer escalate ask_back return note     | supplement withdraw note                             | supplement withdraw
  waiting 2        | take assign answer escalate ask_back return note     | supplement withdraw note                             | supplement withdraw
  waiting 3        | take assign answer ask_back return note              | supplement withdraw note                             | supplement withdraw
  in_progress 0    | take assign answer escalate supplement withdraw note | take assign answer escalate supplement withdraw note | supplement withdraw
  in_progress 1    | take assign answer escalate ask_back return note     | supplement withdraw note                             | supplement withdraw
  in_progress 2    | take assign answer escalate ask_back return note     | supplement withdraw note                             | supplement withdraw
  in_progress 3    | take assign answer ask_back return note              | supplement withdraw note                             | supplement withdraw
  asked_back 0 →2  | take assign reply withdraw note                      | take assign reply withdraw note                      | reply withdraw
  asked_back 1 →2  | take assign ask_back reply note                      | supplement withdraw note                             | supplement withdraw
  asked_back 2 →3  | take assign ask_back reply note                      | supplement withdraw note                             | supplement withdraw
  returned 0       | take assign answer escalate supplement close note    | take assign answer escalate supplement close note    | supplement close
  returned 1       | take assign answer escalate ask_back return note     | supplement withdraw note                             | supplement withdraw
  returned 2       | take assign answer escalate ask_back return note     | supplement withdraw note                             | supplement withdraw
  answer_arrived 1 | take assign answer pass_on escalate note             | supplement withdraw note                             | supplement withdraw
  answer_arrived 2 | take assign answer pass_on escalate note             | supplement withdraw note                             | supplement withdraw
  answered 0       | close reopen note                                    | close reopen note                                    | close reopen
  closed 0         | reopen note                                          | reopen note                                          | reopen
  withdrawn 0      | reopen note                                          | reopen note                                          | reopen`;

const places = table
  .trim()
  .split('\n')
  .map((line) => {
    const [place = '', holderDesk = '', askerDesk = '', askerStaff = ''] = line.split('|').map((cell) => cell.trim());
    const [state, level, resume] = place.split(/\s+→?/) as [TicketState, string, string?];
    const resumeLevel = resume === undefined ? null : Number(resume);
    const custody = custodyAt({ state, level: Number(level), resumeLevel, partyIds: [...relayChain] });
    return { place, custody, holderDesk, askerDesk, askerStaff };
  });

describe.each(places)('$place', ({ custody, holderDesk, askerDesk, askerStaff }) => {
  const holder = custody.chain[custody.level] as string;
  const reached = custody.partyIds.filter((id) => id !== holder && id !== 'town');

  it('its desk', () => expect(allowed(custody, `${holder} desk`)).toBe(holderDesk));
  it("the asker's desk", () => expect(allowed(custody, 'town desk')).toBe(askerDesk));
  it("the asker's other staff", () => expect(allowed(custody, 'town staff')).toBe(askerStaff));
  it("the asker's other staff who did not ask it: nothing", () => {
    expect(allowed(custody, 'town colleague')).toBe('');
    expect(allowed({ ...custody, askerUserId: null }, 'town staff')).toBe('');
  });
  it("the holder's other staff, where the holder is not the asker", () =>
    expect(allowed(custody, `${holder} staff`)).toBe(holder === 'town' ? askerStaff : ''));
  it.each(reached)('the desk of the %s, which has seen it: a note and nothing else', (id) =>
    expect(allowed(custody, `${id} desk`)).toBe('note'),
  );
  it.each(['town', 'prefecture', 'center', 'operator'])('an auditor of the %s: nothing', (id) =>
    expect(allowed(custody, `${id} auditor`)).toBe(''),
  );
  it.each(['desk', 'staff', 'auditor'] as const)('%s of an organization it never reached: nothing', (person) =>
    expect(allowed(custody, `other ${person}`)).toBe(''),
  );
});

describe('bypass', () => {
  const urgent = custodyAt({ urgency: 'urgent' });
  it.each<[string, Custody, MoverName, boolean]>([
    ['an urgent inquiry that waits at the prefecture', urgent, 'town desk', true],
    ['… that the prefecture works on', { ...urgent, state: 'in_progress' }, 'town desk', true],
    ['not by other staff', urgent, 'town staff', false],
    ['not by the prefecture', urgent, 'prefecture desk', false],
    ['not when it is not urgent', custodyAt({ urgency: 'high' }), 'town desk', false],
    [
      'not on the direct route',
      custodyAt({ urgency: 'urgent', route: 'direct', chain: directChain }),
      'town desk',
      false,
    ],
    ['not a second time', { ...urgent, chain: directChain, bypassed: true }, 'town desk', false],
    ['not when it is beyond the prefecture already', custodyAt({ urgency: 'urgent', level: 2 }), 'town desk', false],
    ['not from the own desk, which sends it up first', custodyAt({ urgency: 'urgent', level: 0 }), 'town desk', false],
    [
      "not of a prefecture's own inquiry",
      custodyAt({ urgency: 'urgent', chain: ['prefecture', 'center', 'operator'] }),
      'prefecture desk',
      false,
    ],
  ])('%s', (_name, custody, mover, expected) => {
    expect(stepFor(custody, 'bypass', moverNamed(mover)) !== null).toBe(expected);
  });
});
