import type { TicketEntryKind } from '../constants';

/** What an organization said to others and can add a correction to. */
export const correctable: readonly TicketEntryKind[] = [
  'answered',
  'passed_on',
  'escalated',
  'asked_back',
  'returned',
  'replied',
  'supplement',
];

/** Seconds in which sending is offered to be undone on the page that follows. */
export const undoSeconds = 10;
