import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { startOf } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Ask } from '@/lib/core/db';
import { actorOrganizationName } from '../queries';
import { targetColumns } from '../targets/queries';
import type { AuditTarget } from '../targets/types';
import { firstIdAt } from '../viewer/rules';

export interface RecentChange extends AuditTarget {
  readonly id: string;
  readonly at: Date;
  readonly event: string;
  readonly actorName: string;
  readonly actorOrganizationName: string;
}

/** The newest changes that concern the actor's organization. */
export function listRecentChanges(db: Ask, actor: Actor, limit: number): Promise<RecentChange[]> {
  return db.$queryRaw<RecentChange[]>`
    SELECT e.id, e.at, e.event, e.actor_name AS "actorName", ${actorOrganizationName(actor)} AS "actorOrganizationName",
      e.target_type AS "targetType", e.target_id AS "targetId", ${targetColumns}
    FROM audit_entry_organizations o JOIN audit_entries e ON e.id = o.entry_id
    WHERE o.organization_id = ${actor.organizationId}::uuid ORDER BY o.entry_id DESC LIMIT ${limit}`;
}

/** What an auditor must know before anything else. */
export interface AuditSigns {
  /** Log-ins to the organization's accounts that were refused in the last 24 hours. */
  readonly refused: number;
  /** When the chain was last read from end to end, and whether it was whole; null = never yet. */
  readonly verified: { readonly at: Date; readonly intact: boolean; readonly links: number } | null;
}

export async function readAuditSigns(db: Ask): Promise<AuditSigns> {
  const since = firstIdAt(startOf('24h', now()).getTime());
  const [row] = await db.$queryRaw<{ refused: number; at: Date | null; intact: boolean; links: number }[]>`
    SELECT (SELECT count(*)::int FROM audit_entries WHERE event = 'session.refused' AND id >= ${since}::uuid) AS refused,
      v.at, v.intact, v.links::float8 AS links
    FROM (SELECT) one LEFT JOIN (SELECT * FROM audit_verifications ORDER BY at DESC LIMIT 1) v ON true`;
  if (row === undefined) throw new Error('a count without a row');
  const { refused, at, ...rest } = row;
  return { refused, verified: at === null ? null : { at, ...rest } };
}
