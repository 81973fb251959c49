import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';

export const queuedApplicationShape = z.object({
  id: z.string(),
  receiptNumber: z.string(),
  kind: z.string(),
  residentNumber: z.string(),
  baseVersion: z.number(),
  /** Of the record as it is here now; null = nobody of this number. */
  currentVersion: z.number().nullable(),
  content: z.string(),
  addressee: z.string(),
  papersOwed: z.string(),
  urgent: z.boolean(),
  vendorContact: z.string(),
  approver: z.string(),
  takenBy: z.string(),
  takenAt: z.date(),
  late: z.boolean(),
  deliveredAt: z.date().nullable(),
  outcome: z.string(),
  decidedBy: z.string(),
  decisionReason: z.string(),
});
export type QueuedApplication = z.infer<typeof queuedApplicationShape>;

export const shownApplications = 200;

/** Applications of the reader's town, urgent and undecided first. */
export const listApplications = (ask: Ask): Promise<QueuedApplication[]> =>
  askRows(ask, queuedApplicationShape)`
    SELECT q.id::text, q.receipt_number AS "receiptNumber", q.kind, q.resident_number AS "residentNumber", q.base_version AS "baseVersion",
      (SELECT r.version FROM residents r WHERE r.number = q.resident_number) AS "currentVersion", q.content, q.addressee,
      q.papers_owed AS "papersOwed", q.urgent, q.vendor_contact AS "vendorContact", q.approver, q.taken_by AS "takenBy", q.taken_at AS "takenAt",
      q.late, q.delivered_at AS "deliveredAt", q.outcome, q.decided_by AS "decidedBy", q.decision_reason AS "decisionReason"
    FROM queued_applications q ORDER BY q.outcome = 'waiting' DESC, q.urgent DESC, q.taken_at DESC LIMIT ${shownApplications}`;
