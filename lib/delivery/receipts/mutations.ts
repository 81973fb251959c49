import 'server-only';
import type { NodeActor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { withNodes } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { ReceiptInput } from './schema';

/** Where a node is between two commands. It never goes back: a report that comes late changes nothing. */
export function reportReceipt(node: NodeActor, { id, state, percent }: ReceiptInput): Promise<Result<object>> {
  const from = state === 'downloading' ? ['staged', 'downloading'] : ['applying'];
  return withNodes([node], node.requestId, async (db) => {
    await db.$executeRaw`
      UPDATE delivery_receipts SET state = ${state}::receipt_state, percent = greatest(percent, ${percent}::integer), updated_at = ${now()}
       WHERE release_id = ${id}::uuid AND node_id = ${node.nodeId}::uuid AND state::text = ANY (${from}::text[])`;
    const [own] = await db.$queryRaw<{ one: number }[]>`
      SELECT 1 AS one FROM delivery_receipts WHERE release_id = ${id}::uuid AND node_id = ${node.nodeId}::uuid`;
    return own ? success({}) : failure('notFound', 'id');
  });
}
