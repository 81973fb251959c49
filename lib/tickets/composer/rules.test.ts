import { describe, expect, it } from 'vitest';
import type { TicketMove } from '../constants';
import { chosenAtFirst } from './rules';

describe('the move that is chosen when the page opens', () => {
  it.each<[string, TicketMove[], TicketMove | undefined]>([
    ['words that reach others', ['answer', 'close', 'note'], 'answer'],
    ['the own supplement', ['supplement', 'withdraw'], 'supplement'],
    ['none before an inquiry would be ended', ['close', 'supplement', 'reopen'], undefined],
    ['none before it would be escalated', ['escalate', 'answer'], undefined],
    ['none where nothing is offered', [], undefined],
  ])('%s', (_name, offered, chosen) => {
    expect(chosenAtFirst(offered, 'in_progress')).toBe(chosen);
  });

  it('none once the inquiry has ended: an answer that was being written does not become a note', () => {
    expect(chosenAtFirst(['note'], 'withdrawn')).toBeUndefined();
    expect(chosenAtFirst(['note'], 'closed')).toBeUndefined();
  });
});
