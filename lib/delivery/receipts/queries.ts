import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import type { NodeId } from '@/lib/core/ids';

const mayShape = z.object({ may: z.boolean() });

/**
 * Does a release that is meant for this node deliver this file? A prefectural server may fetch what is delivered to municipalities, too: its
 * agent passes it on, so that the national line carries it once.
 */
export async function mayFetch(db: Ask, nodeId: NodeId, hash: string): Promise<boolean> {
  const [row] = await askRows(db, mayShape)`
    SELECT EXISTS (SELECT FROM delivery_receipts x JOIN delivery_releases r ON r.id = x.release_id JOIN delivery_packages p ON p.id = r.package_id
      WHERE x.node_id = ${nodeId}::uuid AND p.hash = ${hash})
    OR EXISTS (SELECT FROM nodes n, delivery_releases r JOIN delivery_packages p ON p.id = r.package_id
      WHERE n.id = ${nodeId}::uuid AND n.kind = 'prefectural_server' AND p.hash = ${hash} AND r.plan->'nodeKinds' ? 'cs'
        AND r.state NOT IN ('proposed', 'cancelled')) AS may`;
  return row?.may ?? false;
}
