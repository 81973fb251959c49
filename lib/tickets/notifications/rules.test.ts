import { describe, expect, it } from 'vitest';
import { idOf } from '@/lib/core/ids';
import { custodyAt, type MoverName, moverNamed } from '@/tests/support/custody';
import { branded } from '@/tests/support/plain';
import type { TicketMove } from '../constants';
import { stepFor } from '../custody/rules';
import type { Custody, Step } from '../custody/types';
import { notificationsFor } from './rules';

const all = ['town', 'prefecture', 'center', 'operator'];
const at = (state: Custody['state'], level: number, resumeLevel: number | null = null) =>
  custodyAt({ state, level, resumeLevel, partyIds: all });

/** `kind → organization (person)`, one for each notification; without a person it is for the desk. */
type Before = Parameters<typeof notificationsFor>[0];

function told(
  custody: Custody,
  name: MoverName,
  move: TicketMove,
  who: { asker?: string; holder?: string; assignee?: string } = {},
) {
  const step = stepFor(custody, move, moverNamed(name)) as Step;
  const before = {
    holderOrganizationId: custody.chain[custody.level] as string,
    holderUserId: who.holder ?? null,
    askerUserId: who.asker ?? null,
    urgency: custody.urgency,
  };
  return notificationsFor(branded<Before>(before), step, who.assignee === undefined ? null : idOf(who.assignee)).map(
    ({ kind, organizationId, userId, desk }) =>
      `${kind} → ${organizationId}${userId === undefined ? '' : ` (${userId}${desk ? ' and desk' : ''})`}`,
  );
}

const people = { asker: 'asker-1', holder: 'holder-1' };

describe('who is told', () => {
  it.each<[string, string[], string[]]>([
    [
      'of an escalation, the desk above',
      told(at('waiting', 1), 'prefecture desk', 'escalate'),
      ['ticket.escalated → center'],
    ],
    [
      'of an answer from above, the tier that passes it on',
      told(at('waiting', 2), 'center desk', 'answer', people),
      ['ticket.answered → prefecture'],
    ],
    [
      'of the answer that reaches the town, the person who asked and the desk',
      told(at('answer_arrived', 1), 'prefecture desk', 'pass_on', people),
      ['ticket.answered → town (asker-1 and desk)'],
    ],
    [
      'the desk, if nobody in person asked',
      told(at('waiting', 1), 'prefecture desk', 'answer'),
      ['ticket.answered → town'],
    ],
    [
      'of a question back to the town, the person who asked and the desk',
      told(at('waiting', 1), 'prefecture desk', 'ask_back', people),
      ['ticket.asked_back → town (asker-1 and desk)'],
    ],
    [
      'of a question back in between, that desk',
      told(at('waiting', 2), 'center desk', 'ask_back', people),
      ['ticket.asked_back → prefecture'],
    ],
    [
      'of a reply, the desk above',
      told(at('asked_back', 0, 2), 'town staff', 'reply', people),
      ['ticket.replied → prefecture'],
    ],
    [
      'of a return, who gets it back',
      told(at('waiting', 1), 'prefecture desk', 'return', people),
      ['ticket.returned → town (asker-1 and desk)'],
    ],
    [
      'of a bypass, the center and the prefecture that was passed over',
      told(custodyAt({ urgency: 'urgent' }), 'town desk', 'bypass'),
      ['ticket.urgent → center', 'ticket.urgent → prefecture'],
    ],
    [
      'of an assignment, the colleague alone',
      told(at('waiting', 1), 'prefecture desk', 'assign', { assignee: 'colleague' }),
      ['ticket.assigned → prefecture (colleague)'],
    ],
    [
      'of a supplement, the person who has it',
      told(at('in_progress', 2), 'town staff', 'supplement', people),
      ['ticket.replied → center (holder-1)'],
    ],
    [
      '… or the desk, while nobody has taken it',
      told(at('waiting', 2), 'town staff', 'supplement'),
      ['ticket.replied → center'],
    ],
    [
      'of a withdrawal, who had it',
      told(at('in_progress', 2), 'town desk', 'withdraw', people),
      ['ticket.closed → center (holder-1)'],
    ],
    [
      'of a reopening, the next tier',
      told(at('closed', 0), 'town desk', 'reopen', people),
      ['ticket.reopened → prefecture'],
    ],
    ['of taking, nobody', told(at('waiting', 1), 'prefecture desk', 'take'), []],
    ['of a note, nobody', told(at('waiting', 1), 'prefecture desk', 'note'), []],
    ['of closing, nobody', told(at('answered', 0), 'town desk', 'close'), []],
  ])('%s', (_name, actual, expected) => expect(actual).toEqual(expected));
});
