import type { Actor } from '@/lib/access/actor';
import type { TicketChannel, TicketRoute, TicketState, TicketUrgency } from '../../constants';
import type { Custody } from '../../custody/types';
import type { CreateTicketInput } from '../../schema';

/** What opening a ticket stands on. */
export interface Ground {
  /** When it is opened. */
  readonly at: Date;
  readonly number: string;
  /** Center and operator, of which there is one each. */
  readonly center: string;
  readonly operator: string;
}

export type Matter = Pick<
  CreateTicketInput,
  | 'subject'
  | 'system'
  | 'category'
  | 'urgency'
  | 'occurredAt'
  | 'actionTaken'
  | 'contactName'
  | 'contactPhone'
  | 'contactMail'
>;

export interface Opening {
  readonly custody: Pick<Custody, 'state' | 'chain' | 'level' | 'partyIds' | 'bypassed'>;
  readonly route: TicketRoute;
  readonly channel: TicketChannel;
  readonly askerUserId: string | null;
  readonly taker: Actor | null;
}

export interface NewTicket {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly urgency: TicketUrgency;
  readonly state: TicketState;
  readonly route: TicketRoute;
  readonly level: number;
  readonly partyIds: readonly string[];
  /** The organization that has it first. */
  readonly holderId: string;
  readonly createdAt: Date;
}
