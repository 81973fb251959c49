import { text } from 'node:stream/consumers';
import { joinShares, shareOfCode } from '@/lib/continuity/keys/shares/rules';
import type { OpeningOrder } from './activation';
import { CopyFault } from './copy';
import { asOwner } from './place';
import { restoreFull, restoreIncrement } from './restore';

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
  for (const { file, envelope } of order.files) {
    const work = envelope.kind === 'full' ? restoreFull : restoreIncrement;
    await asOwner(order.ownerUrl, (client) => work(client, file, envelope, joined.value));
  }
  return 'ok';
}

const outcome = await main().catch((error: unknown) => {
  if (error instanceof CopyFault) return error.reason;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 'fault';
});
process.stdout.write(`${outcome}\n`);
process.exit(outcome === 'ok' ? 0 : 1);
