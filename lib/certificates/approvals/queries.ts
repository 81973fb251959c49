import 'server-only';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { type Approval, approvalShape } from './types';

const columns = Prisma.sql`id::text, resident_number AS "residentNumber", kind::text AS kind, reason, requested_by::text AS "requestedBy",
  requested_by_name AS "requestedByName", requested_at AS "requestedAt", decided_by_name AS "decidedByName", decided_at AS "decidedAt",
  agreed, used_at AS "usedAt"`;

/** Requests of the own town of the last days, those that wait first. */
export const listApprovals = (db: Ask): Promise<Approval[]> =>
  askRows(
    db,
    approvalShape,
  )`SELECT ${columns} FROM certificate_approvals ORDER BY decided_at IS NOT NULL, requested_at DESC LIMIT 100`;

/** A person's requests of today. */
export const listApprovalsOf = (db: Ask, residentId: string, since: Date): Promise<Approval[]> =>
  askRows(db, approvalShape)`SELECT ${columns} FROM certificate_approvals
    WHERE resident_id = ${residentId}::uuid AND requested_at >= ${since} ORDER BY requested_at DESC`;
