import 'server-only';
import { z } from 'zod';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { newId } from '@/lib/core/ids';

const idShape = z.object({ id: z.string() });

/**
 * A body has ended. Its lanes in incidents are its successor's, who reads what came before. Without one its open incidents stay with those
 * who see them; a middle lane that is no more is left out, and the operator hears directly.
 */
export const inheritIncidents: OrganizationEnded = async (db, { from, to }) => {
  if (to === null) {
    const left = await askRows(db, idShape)`
      UPDATE incidents SET lane2_kind = 'none', lane2_organization_id = NULL, version = version + 1,
        concerned_ids = CASE WHEN concerned_ids @> ARRAY[lane3_organization_id] THEN concerned_ids
          ELSE array_append(concerned_ids, lane3_organization_id) END,
        waiting_ids = CASE WHEN done3 < done1 AND NOT waiting_ids @> ARRAY[lane3_organization_id]
          THEN array_append(array_remove(waiting_ids, ${from}::uuid), lane3_organization_id) ELSE array_remove(waiting_ids, ${from}::uuid) END
      WHERE state = 'open' AND lane2_organization_id = ${from}::uuid RETURNING id::text`;
    const data = left.map(({ id }) => ({ id: newId(), incidentId: id, at: now(), kind: 'lane_changed' }));
    await db.incidentEntry.createMany({ data });
    return { incidents: left.map(({ id }) => id) };
  }
  const rows = await askRows(db, idShape)`
    UPDATE incidents SET organization_id = CASE WHEN organization_id = ${from}::uuid THEN ${to}::uuid ELSE organization_id END,
      lane2_organization_id = CASE WHEN lane2_organization_id = ${from}::uuid THEN ${to}::uuid ELSE lane2_organization_id END,
      lane3_organization_id = CASE WHEN lane3_organization_id = ${from}::uuid THEN ${to}::uuid ELSE lane3_organization_id END,
      waiting_ids = array_replace(waiting_ids, ${from}::uuid, ${to}::uuid),
      concerned_ids = CASE WHEN concerned_ids @> ARRAY[${to}::uuid] THEN concerned_ids ELSE array_append(concerned_ids, ${to}::uuid) END,
      version = version + 1
    WHERE concerned_ids @> ARRAY[${from}::uuid] OR lane3_organization_id = ${from}::uuid RETURNING id::text`;
  // What it was asked to confirm and has not, its successor confirms.
  await db.$executeRaw`
    INSERT INTO incident_addressees (incident_id, organization_id, request, may_answer, addressed_at)
    SELECT a.incident_id, ${to}::uuid, a.request, a.may_answer, a.addressed_at FROM incident_addressees a JOIN incidents i ON i.id = a.incident_id
    WHERE a.organization_id = ${from}::uuid AND a.confirmed_at IS NULL AND i.state = 'open' ON CONFLICT DO NOTHING`;
  return { incidents: rows.map(({ id }) => id) };
};
