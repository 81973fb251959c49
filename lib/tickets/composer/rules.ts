import type { TicketMove } from '../constants';
import type { Custody } from '../custody/types';

/** Moves that are made in words; `take` and `assign` have buttons of their own. */
const written: readonly TicketMove[] = [
  'pass_on',
  'reply',
  'answer',
  'close',
  'escalate',
  'ask_back',
  'return',
  'supplement',
  'reopen',
  'bypass',
  'note',
  'withdraw',
];

export const isWritten = (move: TicketMove): boolean => written.includes(move);

/** The moves the composer offers, the likeliest first: it is the one that is chosen when the page opens. */
export function writtenMoves(custody: Custody, moves: readonly TicketMove[]): TicketMove[] {
  const offered = written.filter((move) => moves.includes(move));
  if (custody.state === 'returned' && offered.includes('escalate'))
    return ['escalate', ...offered.filter((move) => move !== 'escalate')];
  return offered;
}

/** Names for the texts: who is above and who is below the holder; null at either end. */
export function neighbours(custody: Custody, tiers: readonly { readonly name: string }[]) {
  return { next: tiers[custody.level + 1]?.name ?? null, previous: tiers[custody.level - 1]?.name ?? null };
}
