import { z } from 'zod';
import type { TicketEntryKind, TicketMove, TicketState } from '../constants';
import { ticketRoutes, ticketStates, ticketUrgencies } from '../constants';

/** What the custody rules need to know of a ticket. */
export const custodyShape = z.object({
  state: z.enum(ticketStates),
  /** Index of the holder in `chain`. */
  level: z.number(),
  resumeLevel: z.number().nullable(),
  chain: z.array(z.string()).readonly(),
  partyIds: z.array(z.string()).readonly(),
  route: z.enum(ticketRoutes),
  urgency: z.enum(ticketUrgencies),
  bypassed: z.boolean(),
  holderUserId: z.string().nullable(),
  /** The person who asked; null when it was written down for an organization. */
  askerUserId: z.string().nullable(),
});
export type Custody = z.infer<typeof custodyShape>;

/** Who wants to move it: the organization, and whether the person may work at its desk (`policy.ts`). */
export interface Mover {
  readonly userId: string;
  readonly organizationId: string;
  /** Works at the organization's inquiry desk: takes, answers, escalates. */
  readonly desk: boolean;
  /** May ask, and then speaks for what he or she asked. */
  readonly asks: boolean;
}

/** What to write when a move is allowed. */
export interface Step {
  readonly move: TicketMove;
  readonly entry: TicketEntryKind;
  readonly state: TicketState;
  readonly level: number;
  readonly resumeLevel: number | null;
  readonly chain: readonly string[];
  readonly partyIds: readonly string[];
  readonly bypassed: boolean;
  /** Who has it in hand afterwards: the mover, nobody yet, whoever had it, or the person named in the move. */
  readonly holder: 'mover' | 'nobody' | 'kept' | 'named';
  /** Organizations that may read the new entry. */
  readonly audience: readonly string[];
  /** The organization to which what the mover can read (except notes) is opened; null = to nobody new. */
  readonly opensTo: string | null;
}
