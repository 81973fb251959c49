import { z } from 'zod';
import { userId } from '@/lib/core/id-shapes';

const name = z.string().regex(/^(cloud|\d{6}\/(down-recovery|partner|activation))$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const text = (most: number) => z.string().max(most);

/** What a site says and signs: the body of its reports. */
export const signedReportSchema = z.strictObject({ text: text(2_000_000), signature: text(100) });

export const receiptSchema = z.strictObject({
  copy: z.uuid(),
  site: name,
  kind: z.enum(['stored', 'checked', 'restored', 'deleted']),
  at: z.iso.datetime(),
  sha256: hash,
  seconds: z.number().min(0).max(100_000),
});

/** A declaration as the site that made it tells the center. */
export const reportedDeclarationSchema = z.strictObject({
  id: z.uuid(),
  town: z.string().regex(/^\d{6}$/),
  plan: z.number().int().min(1).max(3),
  host: z.string().regex(/^\d{6}$/),
  state: z.enum(['requested', 'open', 'closed', 'withdrawn']),
  reason: text(1_000),
  representative: text(200),
  requestMeans: text(200),
  requestRecordedBy: text(100),
  requestConfirmedBy: text(100),
  declaredBy: text(100),
  declaredById: z.uuid().pipe(userId),
  declaredAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: text(100),
  endReason: text(1_000),
  dataAt: z.iso.datetime().nullable(),
  version: z.number().int().min(1),
});

/** Who gave a share at a host, and what became of it; never the share. */
export const reportedOpeningSchema = z.strictObject({
  id: z.uuid(),
  declarationId: z.uuid(),
  holder: z.enum(['town', 'prefecture', 'center']),
  generation: z.number().int().min(0),
  enteredBy: text(100),
  enteredById: z.uuid().pipe(userId),
  at: z.iso.datetime(),
  outcome: text(40),
});

/** An application as it was queued at the site. */
export const reportedApplicationSchema = z.strictObject({
  id: z.uuid(),
  receiptNumber: text(60),
  declarationId: z.uuid(),
  town: z.string().regex(/^\d{6}$/),
  kind: text(40),
  residentNumber: text(20),
  baseVersion: z.number().int().min(0),
  content: text(4_000),
  contentHash: hash,
  addressee: text(400),
  papersOwed: text(400),
  urgent: z.boolean(),
  vendorContact: text(200),
  approver: text(100),
  takenBy: text(100),
  takenAt: z.iso.datetime(),
});

export const reportSchema = z.strictObject({
  site: name,
  at: z.iso.datetime(),
  receipts: z.array(signedReportSchema).max(100).default([]),
  declarations: z.array(reportedDeclarationSchema).max(100).default([]),
  openings: z.array(reportedOpeningSchema).max(200).default([]),
  applications: z.array(reportedApplicationSchema).max(500).default([]),
});
export type SiteReport = z.output<typeof reportSchema>;
