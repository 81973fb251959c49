import { z } from 'zod';
import { TicketCarrier } from '@/lib/core/generated/enums';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { fileSummaryShape } from '@/lib/files/types';
import {
  ticketCategories,
  ticketChannels,
  ticketEntryKinds,
  ticketRoutes,
  ticketStates,
  ticketSystems,
  ticketUrgencies,
} from './constants';
import { custodyShape } from './custody/types';

export const ticketEntryViewShape = z.object({
  id: z.string(),
  seq: z.number(),
  kind: z.enum(ticketEntryKinds),
  organizationId: organizationId,
  organizationName: z.string(),
  organizationKind: z.string(),
  authorId: userId.nullable(),
  authorName: z.string(),
  body: z.string(),
  createdAt: z.date(),
  files: z.array(fileSummaryShape).readonly(),
  /** The entry that it passes on or corrects. */
  sourceId: z.string().nullable(),
  /** Who carries the answer out; null = it does not say. */
  carrier: z.enum(TicketCarrier).nullable(),
  /** Nobody of another organization reads it any more. */
  takenBack: z.boolean(),
});
export type TicketEntryView = z.infer<typeof ticketEntryViewShape>;

export const ticketHoldingViewShape = z.object({
  seq: z.number(),
  level: z.number(),
  organizationId: organizationId,
  since: z.date(),
  until: z.date().nullable(),
});

export const ticketDetailShape = custodyShape.extend({
  id: z.string(),
  number: z.string(),
  /** Its number at the desk that it was imported from; null = it was asked here. */
  externalReference: z.string().nullable(),
  version: z.number(),
  channel: z.enum(ticketChannels),
  route: z.enum(ticketRoutes),
  state: z.enum(ticketStates),
  urgency: z.enum(ticketUrgencies),
  category: z.enum(ticketCategories),
  system: z.enum(ticketSystems),
  subject: z.string(),
  occurredAt: z.date().nullable(),
  actionTaken: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  contactMail: z.string(),
  askerOrganizationId: organizationId,
  askerOrganizationCode: z.string(),
  askerOrganizationName: z.string(),
  holderOrganizationId: organizationId,
  holderOrganizationName: z.string(),
  holderUserName: z.string().nullable(),
  holderSince: z.date(),
  dueAt: z.date().nullable(),
  createdAt: z.date(),
  answeredAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  entries: z.array(ticketEntryViewShape).readonly(),
  holdings: z.array(ticketHoldingViewShape).readonly(),
  /** Organizations of `chain` in order, reached or not. */
  tiers: z.array(z.object({ id: organizationId, name: z.string(), kind: z.string() })).readonly(),
});
export type TicketDetail = z.infer<typeof ticketDetailShape>;

/** Enough of a ticket to link to it. */
export const ticketReferenceShape = z.object({
  number: z.string(),
  subject: z.string(),
  state: z.enum(ticketStates),
  createdAt: z.date(),
});
export type TicketReference = z.infer<typeof ticketReferenceShape>;
