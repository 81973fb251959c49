import type { FileSummary } from '@/lib/files/types';
import type {
  TicketCategory,
  TicketChannel,
  TicketEntryKind,
  TicketRoute,
  TicketState,
  TicketSystem,
  TicketUrgency,
} from './constants';
import type { Custody } from './custody/types';

export interface TicketEntryView {
  readonly id: string;
  readonly seq: number;
  readonly kind: TicketEntryKind;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationKind: string;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly files: readonly FileSummary[];
  /** The entry that it passes on or corrects. */
  readonly sourceId: string | null;
  /** Who carries the answer out; null = it does not say. */
  readonly carrier: 'staff' | 'contractor' | null;
}

export interface TicketHoldingView {
  readonly seq: number;
  readonly level: number;
  readonly organizationId: string;
  readonly since: Date;
  readonly until: Date | null;
}

export interface TicketDetail extends Custody {
  readonly id: string;
  readonly number: string;
  /** Its number at the desk that it was imported from; null = it was asked here. */
  readonly externalReference: string | null;
  readonly version: number;
  readonly channel: TicketChannel;
  readonly route: TicketRoute;
  readonly state: TicketState;
  readonly urgency: TicketUrgency;
  readonly category: TicketCategory;
  readonly system: TicketSystem;
  readonly subject: string;
  readonly occurredAt: Date | null;
  readonly actionTaken: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactMail: string;
  readonly askerOrganizationId: string;
  readonly askerOrganizationCode: string;
  readonly askerOrganizationName: string;
  readonly holderOrganizationId: string;
  readonly holderOrganizationName: string;
  readonly holderUserName: string | null;
  readonly holderSince: Date;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly entries: readonly TicketEntryView[];
  readonly holdings: readonly TicketHoldingView[];
  /** Organizations of `chain` in order, reached or not. */
  readonly tiers: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
}

/** Enough of a ticket to link to it. */
export interface TicketReference {
  readonly number: string;
  readonly subject: string;
  readonly state: TicketState;
  readonly createdAt: Date;
}
