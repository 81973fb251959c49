import type {
  TicketCategory,
  TicketChannel,
  TicketMove,
  TicketRoute,
  TicketSystem,
  TicketUrgency,
} from '@/lib/tickets/constants';

/** Before the present: minutes of work (`{ work: 45 }`), or minutes by the clock but still today (`{ today: 20 }`). */
export type Ago = { readonly work: number } | { readonly today: number };

export interface Told {
  readonly by: string;
  readonly move: TicketMove;
  readonly ago: Ago;
  readonly text?: string;
}

export interface Tale {
  readonly by: string;
  /** The organization that called, when the call center writes. */
  readonly caller?: string;
  readonly ago: Ago;
  readonly route: TicketRoute;
  readonly channel?: TicketChannel;
  readonly system: TicketSystem;
  readonly category: TicketCategory;
  readonly urgency?: TicketUrgency;
  readonly subject: string;
  readonly question: string;
  readonly tried?: string;
  readonly moves?: readonly Told[];
  /** In how many minutes of work, from the present on, the call center has promised to call back. */
  readonly callBackIn?: number;
}

/** Minutes of work in a day. */
export const day = 520;
