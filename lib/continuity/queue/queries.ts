import 'server-only';
import type { Ask } from '@/lib/core/db';

export interface QueuedApplication {
  readonly id: string;
  readonly receiptNumber: string;
  readonly kind: string;
  readonly residentNumber: string;
  readonly baseVersion: number;
  /** Of the record as it is here now; null = nobody of this number. */
  readonly currentVersion: number | null;
  readonly content: string;
  readonly addressee: string;
  readonly papersOwed: string;
  readonly urgent: boolean;
  readonly vendorContact: string;
  readonly approver: string;
  readonly takenBy: string;
  readonly takenAt: Date;
  readonly late: boolean;
  readonly deliveredAt: Date | null;
  readonly outcome: string;
  readonly decidedBy: string;
  readonly decisionReason: string;
}

export const shownApplications = 200;

/** Applications of the reader's town, urgent and undecided first. */
export const listApplications = (ask: Ask): Promise<QueuedApplication[]> =>
  ask.$queryRaw<QueuedApplication[]>`
    SELECT q.id::text, q.receipt_number AS "receiptNumber", q.kind, q.resident_number AS "residentNumber", q.base_version AS "baseVersion",
      (SELECT r.version FROM residents r WHERE r.number = q.resident_number) AS "currentVersion", q.content, q.addressee,
      q.papers_owed AS "papersOwed", q.urgent, q.vendor_contact AS "vendorContact", q.approver, q.taken_by AS "takenBy", q.taken_at AS "takenAt",
      q.late, q.delivered_at AS "deliveredAt", q.outcome, q.decided_by AS "decidedBy", q.decision_reason AS "decisionReason"
    FROM queued_applications q ORDER BY q.outcome = 'waiting' DESC, q.urgent DESC, q.taken_at DESC LIMIT ${shownApplications}`;
