import { z } from 'zod';
import {
  ticketCategories,
  ticketChannels,
  ticketRoutes,
  ticketStates,
  ticketSystems,
  ticketUrgencies,
} from '../constants';
import { holdKinds } from '../work/schema';
import type { TicketDesk } from './schema';

export const ticketSummaryShape = z.object({
  id: z.string(),
  number: z.string(),
  /** Its number at the desk that it was imported from; null = it was asked here. */
  externalReference: z.string().nullable(),
  version: z.number(),
  subject: z.string(),
  state: z.enum(ticketStates),
  urgency: z.enum(ticketUrgencies),
  category: z.enum(ticketCategories),
  system: z.enum(ticketSystems),
  route: z.enum(ticketRoutes),
  channel: z.enum(ticketChannels),
  bypassed: z.boolean(),
  askerName: z.string(),
  /** The prefecture of an asking municipality. */
  askerParentName: z.string().nullable(),
  holderName: z.string(),
  /** The reader's own organization has it. */
  heldHere: z.boolean(),
  holderUserName: z.string().nullable(),
  holderSince: z.date(),
  dueAt: z.date().nullable(),
  createdAt: z.date(),
  /** The newest thing that the actor's organization can see. */
  updatedAt: z.date(),
  unread: z.boolean(),
  /** Set aside by the reader's organization. */
  hold: z.enum(holdKinds).nullable(),
  holdUntil: z.date().nullable(),
});
export type TicketSummary = z.infer<typeof ticketSummaryShape>;

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
