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

/** What may have handed an inquiry on, and can be undone as long as nobody has opened it. */
export const sendings: readonly TicketEntryKind[] = [...correctable, 'bypassed', 'reopened', 'closed', 'withdrawn'];
