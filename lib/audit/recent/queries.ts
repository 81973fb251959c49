import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { startOf } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { actorOrganizationName } from '../queries';
import { targetColumns } from '../targets/queries';
import { auditTargetShape } from '../targets/types';
import { firstIdAt } from '../viewer/rules';

export const recentChangeShape = auditTargetShape.extend({
  id: z.string(),
  at: z.date(),
  event: z.string(),
  actorName: z.string(),
  actorOrganizationName: z.string(),
});
export type RecentChange = z.infer<typeof recentChangeShape>;

/** The newest changes that concern the actor's organization. */
export function listRecentChanges(db: Ask, actor: Actor, limit: number): Promise<RecentChange[]> {
  return askRows(db, recentChangeShape)`
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

/** Of a verification either everything is there or, when there was none, nothing. */
const signsShape = z.intersection(
  z.object({ refused: z.number() }),
  z.union([
    z.object({ at: z.date(), intact: z.boolean(), links: z.number() }),
    z.object({ at: z.null(), intact: z.null(), links: z.null() }),
  ]),
);

export async function readAuditSigns(db: Ask): Promise<AuditSigns> {
  const since = firstIdAt(startOf('24h', now()).getTime());
  const [row] = await askRows(db, signsShape)`
    SELECT (SELECT count(*)::int FROM audit_entries WHERE event = 'session.refused' AND id >= ${since}::uuid) AS refused,
      v.at, v.intact, v.links::float8 AS links
    FROM (SELECT) one LEFT JOIN (SELECT * FROM audit_verifications ORDER BY at DESC LIMIT 1) v ON true`;
  if (row === undefined) throw new Error('a count without a row');
  const { refused } = row;
  return { refused, verified: row.at === null ? null : { at: row.at, intact: row.intact, links: row.links } };
}
