import { describe, expect, it } from 'vitest';
import { custodyAt, type MoverName, moverNamed, relayChain } from '@/tests/support/custody';
import type { Plain } from '@/tests/support/plain';
import type { TicketMove } from '../constants';
import { stepFor } from './rules';
import type { Custody, Step } from './types';

const relay = (state: Custody['state'], level: number, resumeLevel: number | null = null) =>
  custodyAt({ state, level, resumeLevel, partyIds: [...relayChain] });

type Change = Plain<Partial<Step>>;
const changes: [string, Custody, MoverName, TicketMove, Change][] = [
  [
    'taking what waits starts the work',
    custodyAt(),
    'prefecture desk',
    'take',
    { entry: 'taken', state: 'in_progress', level: 1, holder: 'mover', audience: ['town', 'prefecture'] },
  ],
  [
    'taking what was returned leaves it returned',
    relay('returned', 1),
    'prefecture desk',
    'take',
    { state: 'returned', holder: 'mover' },
  ],
  [
    'handing to a colleague is nobody else’s business',
    custodyAt(),
    'prefecture desk',
    'assign',
    { entry: 'assigned', state: 'in_progress', holder: 'named', audience: ['prefecture'] },
  ],
  [
    'an answer of the prefecture goes to the town',
    custodyAt(),
    'prefecture desk',
    'answer',
    {
      entry: 'answered',
      state: 'answered',
      level: 0,
      holder: 'nobody',
      audience: ['prefecture', 'town'],
      opensTo: null,
    },
  ],
  [
    'an answer of the center arrives at the prefecture, and the town does not read it',
    custodyAt({ level: 2 }),
    'center desk',
    'answer',
    { state: 'answer_arrived', level: 1, audience: ['center', 'prefecture'] },
  ],
  [
    'an answer of the own desk stays in the organization',
    custodyAt({ level: 0 }),
    'town desk',
    'answer',
    { state: 'answered', level: 0, audience: ['town'] },
  ],
  [
    'the prefecture passes an answer on to the town',
    relay('answer_arrived', 1),
    'prefecture desk',
    'pass_on',
    { entry: 'passed_on', state: 'answered', level: 0, audience: ['prefecture', 'town'] },
  ],
  [
    'the center passes the operator’s answer on to the prefecture',
    relay('answer_arrived', 2),
    'center desk',
    'pass_on',
    { state: 'answer_arrived', level: 1, audience: ['center', 'prefecture'] },
  ],
  [
    'escalation opens it to the next tier, whose words the town does not read',
    custodyAt(),
    'prefecture desk',
    'escalate',
    {
      entry: 'escalated',
      state: 'waiting',
      level: 2,
      holder: 'nobody',
      partyIds: ['town', 'prefecture', 'center'],
      audience: ['prefecture', 'center'],
      opensTo: 'center',
    },
  ],
  [
    'escalating again adds nobody twice',
    relay('returned', 1),
    'prefecture desk',
    'escalate',
    { partyIds: ['town', 'prefecture', 'center', 'operator'], opensTo: 'center' },
  ],
  [
    'the own desk sends it out',
    custodyAt({ level: 0 }),
    'town desk',
    'escalate',
    { level: 1, partyIds: ['town', 'prefecture'], audience: ['town', 'prefecture'], opensTo: 'prefecture' },
  ],
  [
    'asking back remembers who waits',
    custodyAt({ level: 2 }),
    'center desk',
    'ask_back',
    {
      entry: 'asked_back',
      state: 'asked_back',
      level: 1,
      resumeLevel: 2,
      audience: ['center', 'prefecture'],
      opensTo: null,
    },
  ],
  [
    'asking on keeps the first who waits',
    relay('asked_back', 1, 2),
    'prefecture desk',
    'ask_back',
    { state: 'asked_back', level: 0, resumeLevel: 2, audience: ['prefecture', 'town'] },
  ],
  [
    'a reply goes up one tier, which is asked in turn',
    relay('asked_back', 0, 2),
    'town staff',
    'reply',
    {
      entry: 'replied',
      state: 'asked_back',
      level: 1,
      resumeLevel: 2,
      audience: ['town', 'prefecture'],
      opensTo: 'prefecture',
    },
  ],
  [
    'a reply to who waits resumes the work',
    relay('asked_back', 1, 2),
    'prefecture desk',
    'reply',
    { state: 'in_progress', level: 2, resumeLevel: null, audience: ['prefecture', 'center'], opensTo: 'center' },
  ],
  [
    'returning goes down one tier',
    custodyAt({ level: 2 }),
    'center desk',
    'return',
    { entry: 'returned', state: 'returned', level: 1, audience: ['center', 'prefecture'] },
  ],
  [
    'what was returned can be returned further',
    relay('returned', 1),
    'prefecture desk',
    'return',
    { state: 'returned', level: 0, audience: ['prefecture', 'town'] },
  ],
  [
    'a bypass leaves the prefecture out of the chain and among the readers',
    custodyAt({ urgency: 'urgent' }),
    'town desk',
    'bypass',
    {
      entry: 'bypassed',
      state: 'waiting',
      chain: ['town', 'center', 'operator'],
      level: 1,
      bypassed: true,
      holder: 'nobody',
      partyIds: ['town', 'prefecture', 'center'],
      audience: ['town', 'prefecture', 'center'],
      opensTo: 'center',
    },
  ],
  [
    'a supplement is read by all it has reached, and moves nothing',
    relay('in_progress', 2),
    'town staff',
    'supplement',
    {
      entry: 'supplement',
      state: 'in_progress',
      level: 2,
      holder: 'kept',
      audience: ['town', 'prefecture', 'center', 'operator'],
    },
  ],
  [
    'closing comes home',
    relay('answered', 0),
    'town staff',
    'close',
    {
      entry: 'closed',
      state: 'closed',
      level: 0,
      holder: 'nobody',
      audience: ['town', 'prefecture', 'center', 'operator'],
    },
  ],
  [
    'withdrawing brings it home from anywhere',
    relay('asked_back', 1, 2),
    'town desk',
    'withdraw',
    { entry: 'withdrawn', state: 'withdrawn', level: 0, resumeLevel: null },
  ],
  [
    'reopening goes back to the next tier',
    relay('closed', 0),
    'town desk',
    'reopen',
    { entry: 'reopened', state: 'waiting', level: 1, holder: 'nobody' },
  ],
  [
    'reopened by staff it stands at their own desk first',
    relay('closed', 0),
    'town staff',
    'reopen',
    { entry: 'reopened', state: 'waiting', level: 0, holder: 'nobody' },
  ],
  [
    'reopening what never left goes to the own desk',
    custodyAt({ state: 'answered', level: 0 }),
    'town staff',
    'reopen',
    { state: 'waiting', level: 0 },
  ],
  [
    'a note stays in the organization and moves nothing',
    relay('answer_arrived', 1),
    'operator desk',
    'note',
    { entry: 'note', state: 'answer_arrived', level: 1, holder: 'kept', audience: ['operator'], opensTo: null },
  ],
];

describe('what a move makes of it', () => {
  it.each(changes)('%s', (_name, custody, mover, move, change) => {
    expect(stepFor(custody, move, moverNamed(mover))).toMatchObject(change);
  });
});
