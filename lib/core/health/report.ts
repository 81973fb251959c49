import 'server-only';
import { readdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { env } from '../env';
import { log } from '../log';
import { objectStore } from '../storage/store';
import type { StoreHealth } from '../storage/types';
import { appliedMigrations, workerAge } from './queries';

export interface HealthReport {
  /** `degraded`: pages work, but background work or what needs room on the disk does not. `down`: send nobody here. */
  readonly status: 'ok' | 'degraded' | 'down';
  readonly database: 'ok' | 'unreachable';
  /** `behind`: this version expects more than the database has. */
  readonly migrations: 'ok' | 'behind' | 'unfinished' | 'unknown';
  readonly worker: 'ok' | 'silent' | 'unknown';
  /** `short`: so little is free where files are kept that uploads, backups and the database next to them will soon fail. */
  readonly disk: 'ok' | 'short' | 'unknown';
  /** Whether stored files can be reached: what else `StoreHealth` says is wrong with the folder or the bucket. */
  readonly files: StoreHealth;
}

/** Six missed heartbeats. */
const silence = 60;

/** Bytes: a few attachments, a backup's part and the database's log until somebody has come. */
const leastFree = 1024 ** 3;

export const diskHealth = ({ bavail, bsize }: { readonly bavail: number; readonly bsize: number }): 'ok' | 'short' =>
  bavail * bsize < leastFree ? 'short' : 'ok';

/** Whether this process can do its work now. */
export async function healthReport(): Promise<HealthReport> {
  const [disk, files] = await Promise.all([
    statfs(env().RENKEI_DATA_DIR).then(diskHealth, () => 'unknown' as const),
    objectStore().health(),
  ]);
  try {
    const [{ applied, unfinished }, age] = await Promise.all([appliedMigrations(), workerAge()]);
    const migrations = migrationHealth(applied, unfinished, expectedMigrations());
    const worker = age !== null && age < silence ? 'ok' : 'silent';
    const broken = migrations === 'behind' || migrations === 'unfinished';
    const well = worker === 'ok' && disk !== 'short' && files === 'ok';
    return { status: broken ? 'down' : well ? 'ok' : 'degraded', database: 'ok', migrations, worker, disk, files };
  } catch (error) {
    log().warn({ err: error }, 'health check cannot reach the database');
    return { status: 'down', database: 'unreachable', migrations: 'unknown', worker: 'unknown', disk, files };
  }
}

export function migrationHealth(
  applied: readonly string[],
  unfinished: readonly string[],
  expected: readonly string[],
): HealthReport['migrations'] {
  if (unfinished.length > 0) return 'unfinished';
  if (applied.length === 0 || expected.length === 0) return 'unknown';
  return expected.every((name) => applied.includes(name)) ? 'ok' : 'behind';
}

let expected: readonly string[] | undefined;

/** Those that came with this version; they do not change while it runs. */
function expectedMigrations(): readonly string[] {
  expected ??= readdirSync(path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return expected;
}
