import type { TicketState } from '../constants';

/** An inquiry as a posting of the information-sharing site. */
export interface RelayedTicket {
  readonly number: string;
  readonly subject: string;
  readonly state: TicketState;
  readonly askerName: string;
  readonly updatedAt: Date;
  /** Entries that the reader's organization sees. */
  readonly entries: number;
}
