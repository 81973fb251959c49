import 'server-only';
import { z } from 'zod';
import type { KeepsUpload } from '@/lib/access/domain-server';
import { batchesOf } from '@/lib/core/async/batches';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { fewUnknown, sweepBatch, unattachedHours } from './constants';
import { fileStore } from './store/gateway';

const before = (now: Date) => new Date(now.getTime() - unattachedHours * 3_600_000);

/** Some domain says that it is still to be sent. */
const isWaiting = (now: Date, keeps: readonly KeepsUpload[]) =>
  Prisma.sql`(${Prisma.join([Prisma.sql`false`, ...keeps.map((keep) => keep(now))], ' OR ')})`;

/** Deletes uploads that nothing took within a day and no domain waits for, bytes of which nothing speaks any more, and remains of broken uploads. */
export async function sweepFiles(
  now: Date,
  keeps: readonly KeepsUpload[],
): Promise<{ files: number; bodies: number; received: number }> {
  const received = await fileStore().sweepReceived(before(now));
  const files = await sweepUnattached(now, keeps);
  const bodies = await sweepUnknownBodies(now);
  return { files, bodies, received };
}

const idShape = z.object({ id: z.string() });

async function sweepUnattached(now: Date, keeps: readonly KeepsUpload[]): Promise<number> {
  const due = await withSystem(
    'files.sweep',
    (db) => askRows(db, idShape)`
      SELECT id FROM files WHERE attached_at IS NULL AND created_at < ${before(now)} AND NOT ${isWaiting(now, keeps)}
      ORDER BY created_at LIMIT ${sweepBatch}`,
  );
  let dropped = 0;
  for (const { id } of due) dropped += (await dropFile(id, now, keeps)) ? 1 : 0;
  return dropped;
}

const dropFileShape = z.object({ organization_id: z.string(), size: z.number(), hash: z.string() });

const refsShape = z.object({ refs: z.number() });

/** Same lock order as `createFile`: the file, the quota, the body, then the bytes. A file that is attached or waited for meanwhile stays. */
async function dropFile(id: string, now: Date, keeps: readonly KeepsUpload[]): Promise<boolean> {
  return withSystem('files.sweep', async (db) => {
    const [file] = await askRows(db, dropFileShape)`
      DELETE FROM files WHERE id = ${id}::uuid AND attached_at IS NULL AND NOT ${isWaiting(now, keeps)} RETURNING organization_id, size, hash`;
    if (!file) return false;
    await db.$executeRaw`UPDATE file_quotas SET used_bytes = used_bytes - ${file.size} WHERE organization_id = ${file.organization_id}::uuid`;
    const [body] = await askRows(db, refsShape)`
      UPDATE file_bodies SET refs = refs - 1 WHERE hash = ${file.hash} RETURNING refs`;
    if (body?.refs === 0) {
      await fileStore().remove(file.hash);
      await db.$executeRaw`DELETE FROM file_bodies WHERE hash = ${file.hash}`;
    }
    return true;
  });
}

/**
 * Bytes whose transaction failed after they were put in place. There are few of them ever: when most of what lies there is unknown,
 * the folder belongs to another database, or the database is older than its files, and nothing is deleted. What is more than a batch waits for the next sweep.
 */
async function sweepUnknownBodies(now: Date): Promise<number> {
  const { known, unknown, first } = await sortKept(now);
  if (unknown > fewUnknown && unknown > known)
    throw new Error(
      `the database knows ${known} of ${known + unknown} stored files: is this database's folder or bucket configured?`,
    );
  let removed = 0;
  for (const hash of first) removed += await dropUnknown(hash);
  return removed;
}

/** How many of the stored files the database knows, and those it does not: all that are counted, a batch of them by name. */
async function sortKept(now: Date): Promise<{ known: number; unknown: number; first: readonly string[] }> {
  let [known, unknown] = [0, 0];
  const first: string[] = [];
  for await (const kept of batchesOf(fileStore().listKept(before(now)), sweepBatch)) {
    const strangers = await unknownOf(kept);
    known += kept.length - strangers.length;
    unknown += strangers.length;
    first.push(...strangers.slice(0, sweepBatch - first.length));
  }
  return { known, unknown, first };
}

const hashShape = z.object({ hash: z.string() });

async function unknownOf(hashes: readonly string[]): Promise<string[]> {
  const rows = await withSystem(
    'files.sweep',
    (db) => askRows(db, hashShape)`SELECT hash FROM file_bodies WHERE hash = ANY(${[...hashes]})`,
  );
  const known = new Set(rows.map(({ hash }) => hash));
  return hashes.filter((hash) => !known.has(hash));
}

/** Taking the row's place locks out an upload of the same bytes. */
async function dropUnknown(hash: string): Promise<number> {
  return withSystem('files.sweep', async (db) => {
    const taken = await db.$executeRaw`
      INSERT INTO file_bodies (hash, size, refs) VALUES (${hash}, 0, 0) ON CONFLICT DO NOTHING`;
    if (taken === 0) return 0;
    await fileStore().remove(hash);
    await db.$executeRaw`DELETE FROM file_bodies WHERE hash = ${hash}`;
    return 1;
  });
}
