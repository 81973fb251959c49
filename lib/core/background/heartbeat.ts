import 'server-only';
import { now } from '../clock';
import { withSystem } from '../db';

/** A worker that has not been heard for this long counts as dead. */
const silence = 60_000;

/** Says that these workers of the queue (all of this process) live. */
export async function recordHeartbeat(ids: readonly string[]): Promise<void> {
  const at = now();
  const old = new Date(at.getTime() - 24 * 3_600_000);
  await withSystem('worker.heartbeat', async (db) => {
    await db.$executeRaw`
      INSERT INTO worker_heartbeats (id, started_at, seen_at) SELECT id, ${at}, ${at} FROM unnest(${[...ids]}::text[]) id
      ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`;
    await db.workerHeartbeat.deleteMany({ where: { seenAt: { lt: old } } });
  });
}

/** A worker that stops in order leaves no doubt. */
export async function forgetHeartbeats(ids: readonly string[]): Promise<void> {
  await withSystem('worker.heartbeat', (db) => db.workerHeartbeat.deleteMany({ where: { id: { in: [...ids] } } }));
}

export async function listLiveWorkers(): Promise<string[]> {
  const since = new Date(now().getTime() - silence);
  const rows = await withSystem('worker.heartbeat', (db) =>
    db.workerHeartbeat.findMany({ where: { seenAt: { gte: since } }, select: { id: true } }),
  );
  return rows.map((row) => row.id);
}
