import 'server-only';
import type { Ask } from '@/lib/core/db';

/** Does a release that is meant for this node deliver this file? */
export async function mayFetch(db: Ask, nodeId: string, hash: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ may: boolean }[]>`
    SELECT EXISTS (SELECT FROM delivery_receipts x JOIN delivery_releases r ON r.id = x.release_id JOIN delivery_packages p ON p.id = r.package_id
      WHERE x.node_id = ${nodeId}::uuid AND p.hash = ${hash}) AS may`;
  return row?.may ?? false;
}
