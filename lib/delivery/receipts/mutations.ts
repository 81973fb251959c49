import 'server-only';
import { z } from 'zod';
import type { NodeActor } from '@/lib/access/actor';
import { gather } from '@/lib/core/async/gather';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { withNodes } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { nodeId } from '@/lib/core/id-shapes';
import type { ReceiptInput } from './schema';

interface Report {
  readonly node: NodeActor;
  readonly input: ReceiptInput;
}

const reportReceiptShape = z.object({ id: z.string(), nodeId });

/**
 * Where a node is between two commands. It never goes back: a report that comes late changes nothing. Reports of a whole country come
 * one by one and are written together.
 */
export const reportReceipt: (report: Report) => Promise<Result<object>> = gather({
  keyOf: ({ node, input }) => `${input.id} ${node.nodeId}`,
  wait: 100,
  most: 500,
  work: (reports) => {
    const nodes = [...new Map(reports.map(({ node }) => [node.nodeId, node])).values()];
    const releases = reports.map(({ input }) => input.id);
    const nodeIds = reports.map(({ node }) => node.nodeId as string);
    return withNodes(nodes, nodes[0]?.requestId ?? '', async (db) => {
      await db.$executeRaw`
        UPDATE delivery_receipts x SET state = g.state::receipt_state, percent = greatest(x.percent, g.percent), updated_at = ${now()}
          FROM unnest(${releases}::uuid[], ${nodeIds}::uuid[], ${reports.map(({ input }) => input.state)}::text[],
            ${reports.map(({ input }) => input.percent)}::int[]) AS g (release_id, node_id, state, percent)
         WHERE x.release_id = g.release_id AND x.node_id = g.node_id
           AND x.state IN ('staged', 'downloading', 'applying') AND (x.state = 'applying') = (g.state <> 'downloading')`;
      const own = await askRows(db, reportReceiptShape)`
        SELECT x.release_id::text AS id, x.node_id::text AS "nodeId" FROM delivery_receipts x
          JOIN unnest(${releases}::uuid[], ${nodeIds}::uuid[]) AS g (release_id, node_id) USING (release_id, node_id)`;
      const known = new Set(own.map(({ id, nodeId }) => `${id} ${nodeId}`));
      return reports.map(({ node, input }) =>
        known.has(`${input.id} ${node.nodeId}`) ? success({}) : failure('notFound', 'id'),
      );
    });
  },
});
