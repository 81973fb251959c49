import type { TicketEntryKind, TicketMove, TicketRoute, TicketState, TicketUrgency } from '../constants';

/** What the custody rules need to know of a ticket. */
export interface Custody {
  readonly state: TicketState;
  /** Index of the holder in `chain`. */
  readonly level: number;
  readonly resumeLevel: number | null;
  readonly chain: readonly string[];
  readonly partyIds: readonly string[];
  readonly route: TicketRoute;
  readonly urgency: TicketUrgency;
  readonly bypassed: boolean;
  readonly holderUserId: string | null;
  /** The person who asked; null when it was written down for an organization. */
  readonly askerUserId: string | null;
}

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
