import { z } from 'zod';
import { PackageKind, ReceiptState, ReleaseState } from '@/lib/core/generated/enums';
import { userId } from '@/lib/core/id-shapes';
import { releaseNodeKinds } from './constants';
import { releasePlanSchema } from './releases/schema';

export const packageSummaryShape = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  kind: z.enum(PackageKind),
  title: z.string(),
  notes: z.string(),
  nodeKinds: z.array(z.enum(releaseNodeKinds)).readonly(),
  requires: z.string(),
  applyCommand: z.string(),
  undoCommand: z.string(),
  checkCommand: z.string(),
  fileName: z.string(),
  size: z.number(),
  hash: z.string(),
  createdAt: z.date(),
  createdBy: z.string(),
});
export type PackageSummary = z.infer<typeof packageSummaryShape>;

/** How many nodes are where, as far as the reader sees them. */
export const receiptCountsShape = z.object({
  total: z.number(),
  arriving: z.number(),
  verified: z.number(),
  applying: z.number(),
  confirmed: z.number(),
  failed: z.number(),
  undone: z.number(),
});
export type ReceiptCounts = z.infer<typeof receiptCountsShape>;

export const releaseSummaryShape = receiptCountsShape.extend({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  packageVersion: z.string(),
  title: z.string(),
  kind: z.enum(PackageKind),
  state: z.enum(ReleaseState),
  startsAt: z.date(),
  endedAt: z.date().nullable(),
  wave: z.number(),
});
export type ReleaseSummary = z.infer<typeof releaseSummaryShape>;

export const releaseDetailShape = releaseSummaryShape.extend({
  version: z.number(),
  plan: releasePlanSchema,
  stopReason: z.string(),
  notes: z.string(),
  fileName: z.string(),
  size: z.number(),
  hash: z.string(),
  applyCommand: z.string(),
  undoCommand: z.string(),
  checkCommand: z.string(),
  proposedById: userId,
  proposedBy: z.string(),
  proposedAt: z.date(),
  approvedBy: z.string(),
  approvedAt: z.date().nullable(),
});
export type ReleaseDetail = z.infer<typeof releaseDetailShape>;

export const waveProgressShape = receiptCountsShape.extend({ wave: z.number() });
export type WaveProgress = z.infer<typeof waveProgressShape>;

export const prefectureProgressShape = receiptCountsShape.extend({ code: z.string(), name: z.string() });
export type PrefectureProgress = z.infer<typeof prefectureProgressShape>;

export const receiptRowShape = z.object({
  nodeCode: z.string(),
  nodeName: z.string(),
  nodeKind: z.enum(releaseNodeKinds),
  organizationName: z.string(),
  wave: z.number(),
  state: z.enum(ReceiptState),
  percent: z.number(),
  reason: z.string(),
  attempt: z.number(),
  updatedAt: z.date(),
});
export type ReceiptRow = z.infer<typeof receiptRowShape>;
