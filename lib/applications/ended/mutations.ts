import 'server-only';
import { z } from 'zod';
import type { OrganizationEnded, UserDisabled } from '@/lib/access/domain-server';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { standingOf } from '../rules';
import { decisionShape } from '../types';

const movingShape = z.object({
  id: z.string(),
  state: z.string(),
  position: z.number().nullable(),
  decisions: z.array(decisionShape).readonly(),
  steps: z.number(),
});
type Moving = z.infer<typeof movingShape>;

const idShape = z.object({ id: z.string() });

/**
 * A body has ended. Its applications and its turns as reviewer are its successor's, who reads what came before, too. Without a successor
 * its open applications are withdrawn, and its turns are skipped, so that nothing waits for somebody who is not there.
 */
export const inheritApplications: OrganizationEnded = async (db, { from, to }) => {
  if (to === null) return { applications: await settleAll(db, from) };
  await db.$executeRaw`UPDATE application_steps SET organization_id = ${to}::uuid WHERE organization_id = ${from}::uuid`;
  const rows = await askRows(db, idShape)`
    UPDATE applications SET organization_id = CASE WHEN organization_id = ${from}::uuid THEN ${to}::uuid ELSE organization_id END,
      waiting_organization_id = CASE WHEN waiting_organization_id = ${from}::uuid THEN ${to}::uuid ELSE waiting_organization_id END,
      concerned_ids = CASE WHEN concerned_ids @> ARRAY[${to}::uuid] THEN concerned_ids ELSE array_append(concerned_ids, ${to}::uuid) END,
      version = version + 1
    WHERE concerned_ids @> ARRAY[${from}::uuid] RETURNING id::text`;
  return { applications: rows.map(({ id }) => id) };
};

const settleAllShape = movingShape.extend({ own: z.boolean() });

async function settleAll(db: Db, from: string): Promise<string[]> {
  const moving = await askRows(db, settleAllShape)`
    SELECT a.id::text, a.state::text AS state, a.position, a.organization_id = ${from}::uuid AS own,
      (SELECT count(*)::int FROM application_steps s WHERE s.application_id = a.id) AS steps,
      (SELECT json_agg(json_build_object('kind', d.kind, 'flagged', coalesce(d.flagged, '{}')) ORDER BY d.sequence) FROM application_decisions d
        WHERE d.application_id = a.id) AS decisions
    FROM applications a WHERE a.state IN ('in_review', 'returned') AND (a.organization_id = ${from}::uuid OR a.waiting_organization_id = ${from}::uuid)
    ORDER BY a.id FOR UPDATE OF a`;
  for (const application of moving) await enterByPortal(db, application, application.own ? 'withdrawn' : 'skipped');
  return moving.map(({ id }) => id);
}

async function enterByPortal(
  db: Db,
  { id, decisions, steps, position }: Moving,
  kind: 'withdrawn' | 'skipped',
): Promise<void> {
  const at = now();
  const after = standingOf([...decisions, { kind }], steps);
  await db.applicationDecision.createMany({
    data: [{ applicationId: id, sequence: decisions.length + 1, at, kind, position }],
  });
  await db.$executeRaw`UPDATE application_steps SET reached_at = ${at}
    WHERE application_id = ${id}::uuid AND position = ${after.position} AND reached_at IS NULL`;
  await db.$executeRaw`
    UPDATE applications a SET state = ${after.state}::application_state, position = ${after.position}::int, flagged = '{}',
      waiting_organization_id = s.organization_id, updated_at = ${at}, version = a.version + 1,
      concerned_ids = CASE WHEN s.organization_id IS NULL OR a.concerned_ids @> ARRAY[s.organization_id] THEN a.concerned_ids
        ELSE a.concerned_ids || s.organization_id END,
      settled_at = CASE WHEN ${after.position === null} THEN ${at}::timestamptz END,
      due_on = CASE WHEN ${after.position === null} THEN NULL ELSE a.due_on END
    FROM (SELECT ${id}::uuid AS id) one LEFT JOIN application_steps s ON s.application_id = one.id AND s.position = ${after.position}::int
    WHERE a.id = one.id`;
}

/** Who is disabled neither has deputies nor is one. */
export const endDeputies: UserDisabled = async (db, userId) => {
  await db.applicationDeputy.deleteMany({ where: { OR: [{ userId }, { deputyId: userId }] } });
};
