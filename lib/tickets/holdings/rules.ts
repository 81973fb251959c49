import { isEnded } from '../constants';
import type { TicketDetail } from '../types';

/** A time for which an organization had it; `until` null = has it now. */
export interface Span {
  readonly since: Date;
  readonly until: Date | null;
}

type Held = Pick<TicketDetail, 'holdings' | 'closedAt' | 'state'>;

/** When an organization had the ticket. Nobody has one that is closed, and what came home only to be closed was not had. */
export function spansOf({ holdings, state, closedAt }: Held, organizationId: string): Span[] {
  const end = isEnded(state) ? closedAt : null;
  return holdings
    .filter((holding) => holding.organizationId === organizationId)
    .map(({ since, until }) => ({ since, until: until ?? end }))
    .filter(({ since }) => end === null || since < end);
}
