import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { releasePlanSchema } from '../../releases/schema';
import { waveOf } from '../waves/rules';

const newNodeShape = z.object({
  release: z.string(),
  plan: releasePlanSchema,
  node: z.string(),
  code: z.string(),
  kind: z.string(),
});

/**
 * Nodes that have come since a release began get what is the newest of each package for them; before it, version by version, what that
 * requires. Answers how many receipts that makes.
 */
export async function catchUp(db: Db): Promise<number> {
  const found = await askRows(db, newNodeShape)`
    WITH RECURSIVE named AS (
      SELECT n.id AS node, n.code, n.kind::text AS kind, r.id AS release, r.number, r.plan, p.name, p.version, p.requires
        FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id,
          nodes n JOIN organizations o ON o.id = n.organization_id JOIN node_agents a ON a.node_id = n.id
       WHERE r.state IN ('running', 'done') AND r.plan->'nodeKinds' ? n.kind::text
         AND (n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date)
         AND (r.plan->>'prefecture' = '' OR o.code = r.plan->>'prefecture'
           OR o.parent_id IN (SELECT f.id FROM organizations f WHERE f.code = r.plan->>'prefecture' AND f.kind = 'prefecture'))),
    newest AS (SELECT DISTINCT ON (node, name) * FROM named ORDER BY node, name, number DESC),
    wanted AS (
      SELECT w.* FROM newest w WHERE NOT EXISTS (SELECT FROM delivery_receipts x WHERE x.release_id = w.release AND x.node_id = w.node)
      UNION
      SELECT b.* FROM wanted w JOIN named b ON b.node = w.node AND b.name = w.name AND b.version = w.requires AND b.number < w.number
       WHERE w.requires <> '')
    SELECT w.release::text, w.plan, w.node::text, w.code, w.kind FROM wanted w
     WHERE NOT EXISTS (SELECT FROM delivery_receipts x WHERE x.release_id = w.release AND x.node_id = w.node)`;
  if (found.length === 0) return 0;
  return db.$executeRaw`
    INSERT INTO delivery_receipts (release_id, node_id, wave, updated_at)
    SELECT r, n, w, ${now()} FROM unnest(${found.map(({ release }) => release)}::uuid[], ${found.map(({ node }) => node)}::uuid[],
      ${found.map((one) => waveOf(one.plan, one))}::int[]) AS x (r, n, w) ON CONFLICT DO NOTHING`;
}
