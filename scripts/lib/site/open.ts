import { text } from 'node:stream/consumers';
import type { ClientBase } from 'pg';
import { followsOn, isThere } from '@/lib/continuity/envelope/rules';
import { joinShares, shareOfCode } from '@/lib/continuity/keys/shares/rules';
import type { OpeningOrder } from './activation';
import { CopyFault } from './copy';
import { asOwner } from './place';
import { restoreFull, restoreIncrement } from './restore';
import { standingOf } from './standing';

/**
 * Joins two shares, decrypts one town's copy into the environment that was built for it, and ends: the key was in the memory of this process
 * and nowhere else. Says `ok`, or why not, on standard output.
 */
async function main(): Promise<string> {
  const order = JSON.parse(await text(process.stdin)) as OpeningOrder;
  const shares = order.shares.map(shareOfCode);
  const read = shares.flatMap((share) => (share.ok ? [share.value] : []));
  if (read.length !== shares.length) return 'checkWord';
  const joined = await joinShares(read, order.wanted);
  if (!joined.ok) return joined.reason;
  await asOwner(order.ownerUrl, (client) => restore(client, order.files, joined.value));
  return 'ok';
}

/**
 * One opening at a time: an earlier one may be running yet though whoever started it was killed. What it has restored is not restored again,
 * for people may be working with it, and a full copy alone would take them back to an earlier day.
 */
async function restore(client: ClientBase, files: OpeningOrder['files'], identity: string): Promise<void> {
  // Held until the connection ends, and with it this process.
  await client.query(`SELECT pg_advisory_lock(hashtext('renkei.opening'))`);
  for (const { file, envelope } of files) {
    const standing = await standingOf(client);
    if (isThere(envelope, standing)) continue;
    const fault = followsOn(envelope, standing);
    if (fault !== null) throw new CopyFault(fault);
    const work = envelope.kind === 'full' ? restoreFull : restoreIncrement;
    await work(client, file, envelope, identity);
  }
}

const outcome = await main().catch((error: unknown) => {
  if (error instanceof CopyFault) return error.reason;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 'fault';
});
process.stdout.write(`${outcome}\n`);
process.exit(outcome === 'ok' ? 0 : 1);
