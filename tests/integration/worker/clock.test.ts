import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetHeartbeats, listLiveWorkers, recordHeartbeat } from '@/lib/core/background/heartbeat';
import { queuePool, unlockJobsExcept } from '@/lib/core/background/queue';
import { forgetOldTicks, queueDueTasks } from '@/lib/core/background/ticks';
import { setClock } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { workerAge } from '@/lib/core/health/queries';
import { owner } from '@/tests/support/database';
import { clockTasks } from '@/worker/clock';

beforeEach(() => owner().query('DELETE FROM tick_runs'));
afterEach(() => setClock(undefined));

const digests = async () =>
  (await owner().query(`SELECT due FROM tick_runs WHERE task = 'notifications.digest' ORDER BY due`)).rows.map(
    (row) => row.due,
  );
const tick = (instant: string) => {
  setClock(new Date(instant));
  return queueDueTasks(clockTasks);
};

it('the digest is due at 8:00 in Japan on working days, once, also for a worker that starts late', async () => {
  await tick('2026-11-20T07:59:59+09:00');
  expect(await digests()).toEqual([]);
  await tick('2026-11-20T08:00:00+09:00');
  await tick('2026-11-20T08:01:00+09:00');
  await tick('2026-11-21T09:00:00+09:00');
  await tick('2026-11-22T09:00:00+09:00');
  // 勤労感謝の日
  await tick('2026-11-23T09:00:00+09:00');
  await tick('2026-11-24T17:30:00+09:00');
  await tick('2026-12-29T09:00:00+09:00');
  expect(await digests()).toEqual(['2026-11-20', '2026-11-24']);
});

it('ten workers at once queue each occurrence once, job and row together', async () => {
  const jobs = async () =>
    (
      await owner().query(
        `SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE key = 'notifications.digest 2026-11-25'`,
      )
    ).rows[0].jobs;
  setClock(new Date('2026-11-25T08:00:30+09:00'));
  await Promise.all(Array.from({ length: 10 }, () => queueDueTasks(clockTasks)));
  expect(await digests()).toContain('2026-11-25');
  expect(await jobs()).toBe(1);
});

it('old occurrences are forgotten', async () => {
  await tick('2026-11-26T08:00:00+09:00');
  setClock(new Date('2027-01-30T00:00:00Z'));
  await forgetOldTicks();
  expect(await digests()).toEqual([]);
});

it('a worker is alive for a minute after its last sign', async () => {
  setClock(new Date('2026-11-20T00:00:00Z'));
  await recordHeartbeat(['worker-a', 'worker-b']);
  setClock(new Date('2026-11-20T00:00:50Z'));
  await recordHeartbeat(['worker-a']);
  expect((await listLiveWorkers()).sort()).toEqual(['worker-a', 'worker-b']);
  setClock(new Date('2026-11-20T00:01:10Z'));
  expect(await listLiveWorkers()).toEqual(['worker-a']);
  expect(await workerAge()).toBe(20);
  await forgetHeartbeats(['worker-a']);
  expect(await listLiveWorkers()).toEqual([]);
});

it('jobs of the dead are freed, those of the living are not', async () => {
  await withSystem('test', (db) => db.$executeRaw`SELECT renkei.enqueue('x', '{}'), renkei.enqueue('y', '{}')`);
  await owner().query(`UPDATE graphile_worker._private_jobs j SET locked_by = 'worker-' || t.identifier, locked_at = now()
    FROM graphile_worker._private_tasks t WHERE t.id = j.task_id AND t.identifier IN ('x', 'y')`);
  const pool = queuePool(process.env.RENKEI_APP_DATABASE_URL ?? '', 1);
  try {
    expect(await unlockJobsExcept(pool, ['worker-y'])).toBe(1);
  } finally {
    await pool.end();
  }
  const { rows } = await owner().query(
    `SELECT task_identifier, locked_by FROM graphile_worker.jobs WHERE task_identifier IN ('x', 'y') ORDER BY 1`,
  );
  expect(rows).toEqual([
    { task_identifier: 'x', locked_by: null },
    { task_identifier: 'y', locked_by: 'worker-y' },
  ]);
});
