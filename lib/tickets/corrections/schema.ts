import { z } from 'zod';
import { versionField } from '@/lib/core/version';
import { bodyLimit, ticketCategories, ticketSystems, ticketUrgencies } from '../constants';
import { triageField } from '../triage/schema';

export const correctEntrySchema = z.strictObject({
  entryId: z.uuid(),
  text: z.string().trim().min(1).max(bodyLimit),
  triage: triageField,
});
export type CorrectEntryInput = z.output<typeof correctEntrySchema>;

export const takeBackSchema = z.strictObject({ ticketId: z.uuid(), version: versionField, triage: triageField });
export type TakeBackInput = z.output<typeof takeBackSchema>;

export const classifyTicketSchema = z.strictObject({
  ticketId: z.uuid(),
  version: versionField,
  system: z.enum(ticketSystems),
  category: z.enum(ticketCategories),
  urgency: z.enum(ticketUrgencies),
  vendorMatter: z.stringbool().default(false),
  triage: triageField,
});
export type ClassifyTicketInput = z.output<typeof classifyTicketSchema>;
