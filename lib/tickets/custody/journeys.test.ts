import { describe, expect, it } from 'vitest';
import { custodyAt, directChain, type MoverName, play } from '@/tests/support/custody';
import type { TicketMove } from '../constants';
import type { Custody } from './types';

type Turn = readonly [MoverName, TicketMove];

const ownDesk = { level: 0, partyIds: ['town'] };
const takenAndAnswered: Turn[] = [
  ['center desk', 'take'],
  ['center desk', 'answer'],
];
const journeys: [string, Custody, Turn[], (readonly [string, number])[]][] = [
  [
    'relay: the prefecture escalates, the center answers, the prefecture passes it on',
    custodyAt(),
    [
      ['prefecture desk', 'take'],
      ['prefecture desk', 'escalate'],
      ...takenAndAnswered,
      ['prefecture desk', 'pass_on'],
      ['town desk', 'close'],
    ],
    [
      ['in_progress', 1],
      ['waiting', 2],
      ['in_progress', 2],
      ['answer_arrived', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    'relay to the very top: the answer comes down through both tiers',
    custodyAt(),
    [
      ['prefecture desk', 'escalate'],
      ['center desk', 'escalate'],
      ['operator desk', 'answer'],
      ['center desk', 'pass_on'],
      ['prefecture desk', 'pass_on'],
      ['town staff', 'close'],
    ],
    [
      ['waiting', 2],
      ['waiting', 3],
      ['answer_arrived', 2],
      ['answer_arrived', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    'asking back inside asking back: each reply goes to who asked, and the work resumes where it stopped',
    custodyAt({ level: 3, partyIds: ['town', 'prefecture', 'center', 'operator'] }),
    [
      ['operator desk', 'ask_back'],
      ['center desk', 'ask_back'],
      ['prefecture desk', 'ask_back'],
      ['town staff', 'reply'],
      ['prefecture desk', 'reply'],
      ['center desk', 'reply'],
      ['operator desk', 'answer'],
    ],
    [
      ['asked_back', 2],
      ['asked_back', 1],
      ['asked_back', 0],
      ['asked_back', 1],
      ['asked_back', 2],
      ['in_progress', 3],
      ['answer_arrived', 2],
    ],
  ],
  [
    'returned down to the town, sent again, answered',
    custodyAt({ level: 2 }),
    [
      ['center desk', 'return'],
      ['prefecture desk', 'return'],
      ['town desk', 'escalate'],
      ['prefecture desk', 'answer'],
      ['town desk', 'close'],
    ],
    [
      ['returned', 1],
      ['returned', 0],
      ['waiting', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    'returned to the prefecture, which asks the town and answers itself',
    custodyAt({ level: 2 }),
    [
      ['center desk', 'return'],
      ['prefecture desk', 'take'],
      ['prefecture desk', 'ask_back'],
      ['town desk', 'reply'],
      ['prefecture desk', 'answer'],
    ],
    [
      ['returned', 1],
      ['returned', 1],
      ['asked_back', 0],
      ['in_progress', 1],
      ['answered', 0],
    ],
  ],
  [
    'urgent: past the prefecture, straight back',
    custodyAt({ urgency: 'urgent' }),
    [['town desk', 'bypass'], ...takenAndAnswered, ['town desk', 'close']],
    [
      ['waiting', 1],
      ['in_progress', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    'direct to the call center',
    custodyAt({ route: 'direct', chain: directChain }),
    [...takenAndAnswered, ['town desk', 'reopen'], ['center desk', 'answer'], ['town desk', 'close']],
    [
      ['in_progress', 1],
      ['answered', 0],
      ['waiting', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    "a prefecture's own inquiry goes to the center",
    custodyAt({ chain: ['prefecture', 'center', 'operator'] }),
    [
      ['center desk', 'ask_back'],
      ['prefecture staff', 'reply'],
      ['center desk', 'answer'],
      ['prefecture desk', 'close'],
    ],
    [
      ['asked_back', 0],
      ['in_progress', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    "the center's own inquiry goes to the operator",
    custodyAt({ chain: ['center', 'operator'] }),
    [
      ['operator desk', 'take'],
      ['operator desk', 'answer'],
      ['center desk', 'close'],
    ],
    [
      ['in_progress', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    'staff ask their own desk, which answers',
    custodyAt(ownDesk),
    [
      ['town desk', 'take'],
      ['town desk', 'answer'],
      ['town staff', 'close'],
    ],
    [
      ['in_progress', 0],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
  [
    'staff ask their own desk, which asks outside',
    custodyAt(ownDesk),
    [
      ['town desk', 'escalate'],
      ['prefecture desk', 'escalate'],
      ['center desk', 'answer'],
      ['prefecture desk', 'pass_on'],
      ['town staff', 'close'],
    ],
    [
      ['waiting', 1],
      ['waiting', 2],
      ['answer_arrived', 1],
      ['answered', 0],
      ['closed', 0],
    ],
  ],
];

describe('journeys', () => {
  it.each(journeys)('%s', (_name, start, turns, places) => {
    const { steps } = play(start, turns);
    expect(steps.map((step) => [step.state, step.level])).toEqual(places);
  });
});

describe('who reads what on a bypassed journey', () => {
  const { steps } = play(custodyAt({ urgency: 'urgent' }), [
    ['town desk', 'bypass'],
    ['center desk', 'ask_back'],
    ['town desk', 'reply'],
    ['center desk', 'escalate'],
    ['operator desk', 'answer'],
    ['center desk', 'pass_on'],
  ]);
  const readers = Object.fromEntries(steps.map((step) => [step.move, [...step.audience].sort().join(' ')]));

  it.each<[TicketMove, string]>([
    ['bypass', 'center prefecture town'],
    ['ask_back', 'center prefecture town'],
    ['reply', 'center prefecture town'],
    ['escalate', 'center operator'],
    ['answer', 'center operator'],
    ['pass_on', 'center prefecture town'],
  ])('%s: %s', (move, expected) => expect(readers[move]).toBe(expected));
});
