import { z } from 'zod';
import { ExtensionState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import { extensionKinds } from '../constants';
import { spanShape } from '../types';

export const partyShape = z.object({
  organizationId: organizationId,
  code: z.string(),
  /** In the reader's language. */
  name: z.string(),
  answers: z.boolean(),
  /** null = not yet. */
  agreed: z.boolean().nullable(),
  comment: z.string(),
  answeredAt: z.date().nullable(),
});
export type Party = z.infer<typeof partyShape>;

export const extensionSummaryShape = spanShape.extend({
  id: z.string(),
  number: z.number(),
  kind: z.enum(extensionKinds),
  organizationId: organizationId,
  organizationName: z.string(),
  /** Business date. */
  date: z.string(),
  state: z.enum(ExtensionState),
  deadline: z.date().nullable(),
  /** How many are asked, and how many of them have agreed. */
  asked: z.number(),
  agreed: z.number(),
  /** The reader's organization has to answer. */
  waitsForReader: z.boolean(),
});
export type ExtensionSummary = z.infer<typeof extensionSummaryShape>;

export const extensionEntryRowShape = z.object({
  id: z.string(),
  at: z.date(),
  kind: z.string(),
  /** Empty = the portal. */
  organizationName: z.string(),
  userName: z.string(),
  comment: z.string(),
});

export const extensionDetailShape = extensionSummaryShape.omit({ asked: true, waitsForReader: true }).extend({
  reason: z.string(),
  createdAt: z.date(),
  settledAt: z.date().nullable(),
  parties: z.array(partyShape).readonly(),
  entries: z.array(extensionEntryRowShape).readonly(),
});
export type ExtensionDetail = z.infer<typeof extensionDetailShape>;
