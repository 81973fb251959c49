import type {
  TicketCategory,
  TicketChannel,
  TicketRoute,
  TicketState,
  TicketSystem,
  TicketUrgency,
} from '../constants';
import type { TicketDesk } from './schema';

export interface TicketSummary {
  readonly id: string;
  readonly number: string;
  /** Its number at the desk that it was imported from; null = it was asked here. */
  readonly externalReference: string | null;
  readonly version: number;
  readonly subject: string;
  readonly state: TicketState;
  readonly urgency: TicketUrgency;
  readonly category: TicketCategory;
  readonly system: TicketSystem;
  readonly route: TicketRoute;
  readonly channel: TicketChannel;
  readonly bypassed: boolean;
  readonly askerName: string;
  /** The prefecture of an asking municipality. */
  readonly askerParentName: string | null;
  readonly holderName: string;
  /** The reader's own organization has it. */
  readonly heldHere: boolean;
  readonly holderUserName: string | null;
  readonly holderSince: Date;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  /** The newest thing that the actor's organization can see. */
  readonly updatedAt: Date;
  readonly unread: boolean;
  /** Set aside by the reader's organization. */
  readonly hold: 'call_back' | 'pending' | null;
  readonly holdUntil: Date | null;
}

export interface TicketPage {
  readonly rows: readonly TicketSummary[];
  /** How many match, counted up to `countLimit` or, where that is more, up to the end of this page. */
  readonly total: number;
  /** There are more than `total`. */
  readonly beyond: boolean;
  /** Words were found in so many that only those received since then were looked through; null = in all. */
  readonly foundSince: Date | null;
  readonly counts: Readonly<Record<TicketDesk, number>>;
}

/** Counting stops here: a list shows 「1,000件以上」 instead of making everybody wait for an exact number. */
export const countLimit = 1_000;
