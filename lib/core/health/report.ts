import 'server-only';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { log } from '../log';
import { appliedMigrations, workerAge } from './queries';

export interface HealthReport {
  /** `degraded`: pages work, background work does not. `down`: send nobody here. */
  readonly status: 'ok' | 'degraded' | 'down';
  readonly database: 'ok' | 'unreachable';
  /** `behind`: this version expects more than the database has. */
  readonly migrations: 'ok' | 'behind' | 'unfinished' | 'unknown';
  readonly worker: 'ok' | 'silent' | 'unknown';
}

/** Six missed heartbeats. */
const silence = 60;

/** Whether this process can do its work now. */
export async function healthReport(): Promise<HealthReport> {
  try {
    const [{ applied, unfinished }, age] = await Promise.all([appliedMigrations(), workerAge()]);
    const migrations = migrationHealth(applied, unfinished, expectedMigrations());
    const worker = age !== null && age < silence ? 'ok' : 'silent';
    const broken = migrations === 'behind' || migrations === 'unfinished';
    return { status: broken ? 'down' : worker === 'ok' ? 'ok' : 'degraded', database: 'ok', migrations, worker };
  } catch (error) {
    log().warn({ err: error }, 'health check cannot reach the database');
    return { status: 'down', database: 'unreachable', migrations: 'unknown', worker: 'unknown' };
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
