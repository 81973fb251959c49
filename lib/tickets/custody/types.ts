import { z } from 'zod';
import { organizationId, userId } from '@/lib/core/id-shapes';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import type { SystemMove, TicketEntryKind, TicketMove, TicketState } from '../constants';
import { ticketRoutes, ticketStates, ticketUrgencies } from '../constants';

/** What the custody rules need to know of a ticket. */
export const custodyShape = z.object({
  state: z.enum(ticketStates),
  /** Index of the holder in `chain`. */
  level: z.number(),
  resumeLevel: z.number().nullable(),
  chain: z.array(organizationId).readonly(),
  partyIds: z.array(organizationId).readonly(),
  route: z.enum(ticketRoutes),
  urgency: z.enum(ticketUrgencies),
  bypassed: z.boolean(),
  holderUserId: userId.nullable(),
  /** The person who asked; null when it was written down for an organization. */
  askerUserId: userId.nullable(),
});
export type Custody = z.infer<typeof custodyShape>;

/** What the composer and the buttons offer, and what has a form of its own: handing it from one group of the center's desk to the other. */
export type PersonMove = TicketMove | 'group';

/** A body that ends, and the one that goes on for it. */
export interface Succession {
  readonly from: OrganizationId;
  readonly to: OrganizationId;
}

/** Who wants to move it: the organization, and whether the person may work at its desk (`policy.ts`). */
export interface Mover {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  /** Works at the organization's inquiry desk: takes, answers, escalates. */
  readonly desk: boolean;
  /** May ask, and then speaks for what he or she asked. */
  readonly asks: boolean;
}

/** What a move writes of the ticket, whoever makes it. */
export interface Outcome {
  readonly move: PersonMove | SystemMove;
  /** Null = no entry. */
  readonly entry: TicketEntryKind | null;
  readonly state: TicketState;
  readonly level: number;
  readonly resumeLevel: number | null;
  readonly chain: readonly OrganizationId[];
  readonly partyIds: readonly OrganizationId[];
  readonly bypassed: boolean;
  /** Who has it in hand afterwards: the mover, nobody yet, whoever had it, or the person named in the move. */
  readonly holder: 'mover' | 'nobody' | 'kept' | 'named';
  /** Organizations that may read the new entry. */
  readonly audience: readonly OrganizationId[];
}

/** What to write when a person's move is allowed. */
export interface Step extends Outcome {
  readonly move: PersonMove;
  readonly entry: TicketEntryKind;
  /** The organization to which what the mover can read (except notes) is opened; null = to nobody new. */
  readonly opensTo: OrganizationId | null;
}

/** What to write when the portal itself moves a ticket. */
export interface SystemStep extends Outcome {
  readonly move: SystemMove;
}
