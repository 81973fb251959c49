import { z } from 'zod';
import { ticketStates } from '../constants';

/** An inquiry as a posting of the information-sharing site. */
export const relayedTicketShape = z.object({
  number: z.string(),
  subject: z.string(),
  state: z.enum(ticketStates),
  askerName: z.string(),
  updatedAt: z.date(),
  /** Entries that the reader's organization sees. */
  entries: z.number(),
});
export type RelayedTicket = z.infer<typeof relayedTicketShape>;
