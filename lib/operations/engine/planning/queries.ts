import 'server-only';
import { z } from 'zod';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { StepState } from '@/lib/core/generated/enums';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import type { NodeId } from '@/lib/core/ids';
import { dayEnds } from '@/lib/window/constants';
import { instantOf } from '@/lib/window/rules';
import { windowOrganizationShape } from '@/lib/window/types';
import { stepKinds } from '../../constants';
import { type Position, positionShape } from '../../replan/rules';
import type { PlanNode } from '../../types';

/** An operated server with the columns that its steps carry. */
export interface ServerNode extends PlanNode {
  readonly parentId: NodeId | null;
  readonly tier: number;
}

const rowShape = windowOrganizationShape
  .omit({ id: true })
  .extend({ id: nodeId, organizationId, parentId: nodeId.nullable(), tier: z.number() });

/** The servers that are operated on a business date: national, prefectural, CS. */
export async function listServers(db: Db, date: string): Promise<ServerNode[]> {
  const rows = await askRows(db, rowShape)`
    SELECT n.id::text, n.organization_id::text AS "organizationId", n.parent_id::text AS "parentId", o.kind::text AS kind,
      o.parent_id::text AS "prefectureId",
      CASE n.kind WHEN 'national_server' THEN 0 WHEN 'prefectural_server' THEN 1 ELSE 2 END AS tier
    FROM nodes n JOIN organizations o ON o.id = n.organization_id
    WHERE n.kind IN ('national_server', 'prefectural_server', 'cs') AND (n.valid_from IS NULL OR n.valid_from <= ${date}::date)
      AND (n.valid_to IS NULL OR n.valid_to > ${date}::date)
    ORDER BY tier, n.code`;
  return rows.map(({ id, parentId, tier, organizationId, kind, prefectureId }) => ({
    ...{ id, parentId, tier },
    organization: { id: organizationId, kind, prefectureId },
  }));
}

const signatureShape = z.object({ signature: z.string() });

/** What a date's plan depends on, in one word: another one means another plan. */
export async function readSignature(db: Db, date: string): Promise<string> {
  const [row] = await askOne(db, signatureShape)`
    SELECT md5(concat_ws('|',
      (SELECT string_agg(h::text, ',') FROM holidays h WHERE date = ${date}::date),
      (SELECT string_agg(c::text, ',' ORDER BY id) FROM closures c WHERE date = ${date}::date),
      (SELECT string_agg(w::text, ',' ORDER BY valid_from) FROM window_settings w WHERE valid_from <= ${date}::date),
      (SELECT string_agg(e::text, ',' ORDER BY organization_id, valid_from) FROM online_ends e WHERE valid_from <= ${date}::date),
      (SELECT string_agg(x::text, ',' ORDER BY extension_id) FROM extension_effects x WHERE date = ${date}::date),
      (SELECT string_agg(s::text, ',' ORDER BY id) FROM planned_stops s
         WHERE ends_at > ${instantOf(date, 0)} AND starts_at < ${instantOf(date, dayEnds)}),
      (SELECT string_agg(concat(n.id, n.parent_id, n.organization_id, n.valid_from, n.valid_to), ',' ORDER BY n.id) FROM nodes n
         WHERE n.kind IN ('national_server', 'prefectural_server', 'cs')))) AS signature`;
  return row.signature;
}

/** A step as it stands. */
export const standingStepShape = z.object({
  nodeId,
  kind: z.enum(stepKinds),
  round: z.number(),
  state: z.enum(StepState),
  dueAt: z.date(),
  gate: z.string(),
});
export type StandingStep = z.infer<typeof standingStepShape>;

/** The steps of a date, each node's in the order in which they are due. */
export const listSteps = (db: Db, date: string): Promise<StandingStep[]> =>
  askRows(
    db,
    standingStepShape,
  )`SELECT node_id::text AS "nodeId", kind, round, state::text AS state, due_at AS "dueAt", gate
    FROM operating_steps WHERE date = ${date}::date ORDER BY node_id, due_at, round`;

const listPositionsShape = positionShape.extend({ nodeId });

export async function listPositions(db: Db): Promise<Map<string, Position>> {
  const rows = await askRows(db, listPositionsShape)`
    SELECT node_id::text AS "nodeId", up, online, counter_open AS "counterOpen" FROM operating_nodes`;
  return new Map(rows.map(({ nodeId, ...position }) => [nodeId, position]));
}
