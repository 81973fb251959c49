import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import type { TicketChannel, TicketRoute, TicketState, TicketUrgency } from '../../constants';
import type { Custody } from '../../custody/types';
import type { CreateTicketInput } from '../../schema';

/** What opening a ticket stands on. */
export const groundShape = z.object({
  /** When it is opened. */
  at: z.date(),
  number: z.string(),
  /** Center and operator, of which there is one each. */
  center: organizationId,
  operator: organizationId,
});
export type Ground = z.infer<typeof groundShape>;

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
  readonly askerUserId: UserId | null;
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
  readonly partyIds: readonly OrganizationId[];
  /** The organization that has it first. */
  readonly holderId: OrganizationId;
  readonly createdAt: Date;
}
