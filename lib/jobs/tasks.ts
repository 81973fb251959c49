import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { operatingNow } from '@/lib/window/queries';
import { keepBuiltIn } from './daily/mutations';
import { driveRun } from './engine/jobs/mutations';
import { listActiveNets, listOpenRuns } from './engine/queries';
import { chainRuns, planTimes, takeUpTimes } from './engine/timing/mutations';
import { watchRun } from './engine/watch/mutations';

const holder = randomUUID();
const leaseSeconds = 10;
/** Milliseconds between two looks at when nets are due next. */
const planEvery = 30_000;
let plannedAt = 0;
/** Real milliseconds after which a transaction has done enough: what is left is done in the next one. */
const enough = 5_000;

const tokenShape = z.object({ token: z.number() });

/** The engine's lease, for this process; null = another has it. The row stays locked until the work's transaction ends. */
async function takeLease(db: Db): Promise<number | null> {
  const [row] = await askRows(db, tokenShape)`
    UPDATE job_engine SET token = token + (holder <> ${holder})::integer, holder = ${holder},
      lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}::integer)
    WHERE id = (SELECT id FROM job_engine WHERE holder = ${holder} OR lease_until < clock_timestamp() FOR UPDATE SKIP LOCKED)
    RETURNING token`;
  return row?.token ?? null;
}

/**
 * Carries jobs out: makes the runs whose time has come, takes up what the agents did and gives them what is next. One transaction: what is
 * killed in it has not happened, and what is committed happens once. On a slow machine, or where much is due at once, it ends when it has done enough and
 * goes on in the next one. Answers whether anything changed.
 */
export function runJobs(): Promise<boolean> {
  return withSystem('jobs.run', async (db) => {
    const begun = performance.now();
    const hasDoneEnough = () => performance.now() - begun > enough;
    if ((await takeLease(db)) === null) return false;
    await keepBuiltIn(db);
    const at = await operatingNow(db);
    const nets = await listActiveNets(db);
    let moved = await takeUpTimes(db, nets, at);
    moved += await chainRuns(db, nets, at);
    if (nets.some(needsTime) || performance.now() - plannedAt > planEvery) {
      await planTimes(db, moved > 0 ? await listActiveNets(db) : nets, at);
      plannedAt = performance.now();
    }
    for (const run of await listOpenRuns(db)) {
      if (hasDoneEnough()) break;
      moved += await watchRun(db, run, at);
      moved += await driveRun(db, run, { at, hasDoneEnough });
    }
    if (moved > 0) await publish(db, { organizationIds: '*', topic: 'jobs', id: 'run' });
    return moved > 0;
  });
}

const needsTime = ({ nextAt, definition }: Awaited<ReturnType<typeof listActiveNets>>[number]): boolean =>
  nextAt === null && ['calendar', 'interval', 'online-end'].includes(definition.schedule.kind);
