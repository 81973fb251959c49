import { isEnded, type TicketMove, type TicketState } from '../constants';
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

/** Words that reach others without moving the inquiry on or ending it: a move that nobody has chosen is one of these at most. */
const harmless: readonly TicketMove[] = ['pass_on', 'reply', 'answer', 'supplement', 'note'];

/**
 * The move that is chosen when the page opens: the first that is offered, none if that one escalates, returns or ends the inquiry. None
 * once the inquiry has ended: an answer that was being written does not become a note.
 */
export const chosenAtFirst = ([first]: readonly TicketMove[], state: TicketState): TicketMove | undefined =>
  first !== undefined && harmless.includes(first) && !isEnded(state) ? first : undefined;

/** The moves the composer offers, the likeliest first. */
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
