import 'server-only';
import { z } from 'zod';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';

const idShape = z.object({ id: z.string() });

/**
 * A town has ended: its successor goes on with its projects and plans. Where both had a plan of one joint project, the older town's stays
 * without the project. Nobody goes on = everything stays as it is, read by prefecture and center.
 */
export const inheritProjects: OrganizationEnded = async (db, { from, to }) => {
  if (to === null) return {};
  const projects = await askRows(db, idShape)`
    UPDATE projects SET lead_organization_id = CASE WHEN lead_organization_id = ${from}::uuid THEN ${to}::uuid ELSE lead_organization_id END,
      partner_ids = CASE WHEN partner_ids @> ARRAY[${to}::uuid] THEN array_remove(partner_ids, ${from}::uuid)
        ELSE array_replace(partner_ids, ${from}::uuid, ${to}::uuid) END
    WHERE partner_ids @> ARRAY[${from}::uuid] RETURNING id::text`;
  const plans = await askRows(db, idShape)`
    UPDATE operation_plans n SET organization_id = ${to}::uuid, project_id = CASE WHEN EXISTS (SELECT FROM operation_plans m
      WHERE m.project_id = n.project_id AND m.organization_id = ${to}::uuid) THEN NULL ELSE n.project_id END
    WHERE n.organization_id = ${from}::uuid RETURNING n.id::text`;
  return { projects: projects.map(({ id }) => id), operation_plans: plans.map(({ id }) => id) };
};
