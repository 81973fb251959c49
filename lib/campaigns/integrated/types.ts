import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
import { freezeKinds, testDirections, testOutcomes } from '../constants';
export const freezeShape = z.object({
  id: z.string(),
  kind: z.enum(freezeKinds),
  /** Business dates; no first = not set, no last = until it is declared over. */
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  blocks: z.array(z.string()).readonly(),
  /** In the reader's language. */
  reason: z.string(),
  version: z.number(),
});
export type Freeze = z.infer<typeof freezeShape>;

export const roundSummaryShape = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  lead: z.string(),
  source: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
});
export type RoundSummary = z.infer<typeof roundSummaryShape>;

export const bodyRowShape = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  provides: z.boolean(),
  requests: z.boolean(),
  note: z.string(),
});
export type BodyRow = z.infer<typeof bodyRowShape>;

export const slotRowShape = z.object({
  id: z.string(),
  bodyNumber: z.number().nullable(),
  bodyName: z.string().nullable(),
  direction: z.enum(testDirections),
  organizationCode: z.string().nullable(),
  organizationName: z.string().nullable(),
  fromOn: z.string(),
  toOn: z.string(),
  voluntary: z.boolean(),
  note: z.string(),
  /** Results that the reader sees. */
  passed: z.number(),
  failed: z.number(),
  exempt: z.number(),
  declined: z.number(),
});
export type SlotRow = z.infer<typeof slotRowShape>;

export const testOutcomeShape = z.enum(testOutcomes);

/** A test of the reader's own organization, with what it reported. */
export const ownSlotShape = slotRowShape
  .pick({ id: true, direction: true, bodyName: true, fromOn: true, toOn: true, voluntary: true })
  .extend({ result: testOutcomeShape.nullable(), version: z.number().nullable() });
export type OwnSlot = z.infer<typeof ownSlotShape>;

export const resultRowShape = z.object({
  slotId: z.string(),
  organizationCode: z.string(),
  organizationName: z.string(),
  prefectureName: z.string(),
  direction: slotRowShape.shape.direction,
  bodyName: z.string().nullable(),
  result: testOutcomeShape,
  testedOn: z.string().nullable(),
  comment: z.string(),
  reportedBy: z.string(),
});
export type ResultRow = z.infer<typeof resultRowShape>;

export const backlogRowShape = z.object({
  freezeId: z.string(),
  kind: freezeShape.shape.kind,
  work: z.string(),
  organizationId,
  organizationCode: z.string(),
  organizationName: z.string(),
  prefectureName: z.string(),
  waiting: z.number(),
  workedOff: z.number(),
  remindedAt: z.date().nullable(),
  version: z.number(),
});
export type BacklogRow = z.infer<typeof backlogRowShape>;
