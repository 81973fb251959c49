import 'server-only';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { reference, related } from '../../detail/queries';
import { type ChangeSummary, changeSummaryShape } from './types';

const members = Prisma.sql`(SELECT coalesce(json_agg(${reference(Prisma.sql`b`)} ORDER BY b.code), '[]')
  FROM organization_change_members m JOIN organizations b ON b.id = m.organization_id WHERE m.change_id = c.id)`;

/** `which`: conditions, order and limit. */
const find = (db: Ask, which: Prisma.Sql): Promise<ChangeSummary[]> => askRows(db, changeSummaryShape)`
  SELECT c.id::text, c.kind::text AS kind, c.state::text AS state, c.new_kind::text AS "newKind", c.code, c.name, c.kana,
    c.name_en AS "nameEn", c.reason, c.problem, c.settled_at AS "settledAt", c.version, c.effective_on::text AS "effectiveOn",
    ${related(Prisma.sql`c.organization_id`)} AS organization, ${related(Prisma.sql`c.parent_id`)} AS parent, ${members} AS members
  FROM organization_changes c WHERE ${which}`;

/** What is planned, in the order in which it will take effect. */
export function listPlannedChanges(db: Ask): Promise<ChangeSummary[]> {
  return find(db, Prisma.sql`c.state = 'pending' ORDER BY c.effective_on, c.id LIMIT 500`);
}

/** What was applied, cancelled or failed, newest first. */
export function listSettledChanges(db: Ask): Promise<ChangeSummary[]> {
  return find(db, Prisma.sql`c.state <> 'pending' ORDER BY c.settled_at DESC LIMIT 100`);
}

/** What is planned for one body, also as one of those that a merger ends. */
export function listChangesOf(db: Ask, organizationId: OrganizationId): Promise<ChangeSummary[]> {
  return find(
    db,
    Prisma.sql`c.state = 'pending' AND (c.organization_id = ${organizationId}::uuid OR EXISTS (
        SELECT FROM organization_change_members m WHERE m.change_id = c.id AND m.organization_id = ${organizationId}::uuid))
      ORDER BY c.effective_on, c.id LIMIT 50`,
  );
}
