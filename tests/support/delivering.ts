import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { newId } from '@/lib/core/ids';
import type { deliveryMetadata } from '@/lib/delivery/endpoints';
import { runDeliveries } from '@/lib/delivery/tasks';
import { renewCommands } from '@/lib/network/commands/mutations';
import { owner } from './database';
import type { NodeFixture } from './nodes/fixture';

/** The endpoint of the metadata, which answers what `served` has by that name instead. */
export const answeredBy = (
  endpoint: typeof deliveryMetadata,
  served: () => Readonly<Record<string, string>>,
): typeof deliveryMetadata => ({
  ...endpoint,
  run: (input: never, context) => {
    const content = served()[(input as { readonly name: string }).name];
    if (content === undefined) return endpoint.run(input, context);
    const stream = Readable.from([Buffer.from(content)]);
    return Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, stream });
  },
});

/** What the agent of a node answers when the center tells it to fetch, or to apply, a file. */
export async function told(node: NodeFixture, name: 'fetch' | 'apply', target: string): Promise<string> {
  const id = newId();
  await owner().query(
    `INSERT INTO node_commands (id, node_id, name, params, expires_at, created_at)
     VALUES ($1, $2, $3, $4, now() + interval '5 minutes', now())`,
    [id, node.holder.node.nodeId, `delivery-${name}`, JSON.stringify({ target, release: newId() })],
  );
  const read = async () => (await owner().query('SELECT state, output FROM node_commands WHERE id = $1', [id])).rows[0];
  await expect.poll(async () => (await read()).state, { timeout: 90_000, interval: 300 }).toMatch(/succeeded|failed/);
  const { state, output } = await read();
  return state === 'succeeded' ? state : output;
}

/** One turn of the center, and where a release stands after it, with the node's receipt. */
export async function driven(node: NodeFixture, release: string) {
  await runDeliveries();
  await renewCommands();
  const { rows } = await owner().query(
    `SELECT r.state, x.state AS receipt, x.reason, x.percent FROM delivery_releases r
       LEFT JOIN delivery_receipts x ON x.release_id = r.id AND x.node_id = $2 WHERE r.id = $1`,
    [release, node.holder.node.nodeId],
  );
  return rows[0];
}
