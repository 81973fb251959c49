import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';

export interface RecentChange {
  readonly id: string;
  readonly at: Date;
  readonly event: string;
  readonly actorName: string;
  readonly actorOrganizationName: string;
  readonly targetType: string;
  readonly targetId: string;
}

/** The newest changes that concern the actor's organization. */
export function listRecentChanges(db: Db, actor: Actor, limit: number): Promise<RecentChange[]> {
  return db.$queryRaw<RecentChange[]>`
    SELECT e.id, e.at, e.event, e.actor_name AS "actorName", e.actor_organization_name AS "actorOrganizationName",
      e.target_type AS "targetType", e.target_id AS "targetId"
    FROM audit_entry_organizations o JOIN audit_entries e ON e.id = o.entry_id
    WHERE o.organization_id = ${actor.organizationId}::uuid ORDER BY o.entry_id DESC LIMIT ${limit}`;
}

/** Log-ins to the organization's accounts that were refused in the last 24 hours. */
export async function countRefusedLogins(db: Db): Promise<number> {
  return db.auditEntry.count({
    where: { event: 'session.refused', at: { gte: new Date(now().getTime() - 86_400_000) } },
  });
}

/** When the chain was last read from end to end, and whether it was whole; null = never yet. */
export function findLastVerification(db: Db): Promise<{ at: Date; intact: boolean; links: bigint } | null> {
  return db.auditVerification.findFirst({ orderBy: { at: 'desc' }, select: { at: true, intact: true, links: true } });
}
