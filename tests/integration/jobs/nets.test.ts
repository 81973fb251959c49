import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { withActor } from '@/lib/core/db';
import { approveNet, createNet, switchNet } from '@/lib/jobs/nets/mutations';
import { rerunFrom, startRun, steerRun } from '@/lib/jobs/runs/mutations';
import { runJobs } from '@/lib/jobs/tasks';
import { idOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { job, jobsOf, makeNet, netOf, runsOf, settleJobs } from '@/tests/support/jobs';
import { createServers, operateAt } from '@/tests/support/operations';
import { clock } from '@/tests/support/window';

const [seiro, izumozaki, sekikawa] = ['153079', '154059', '155811'] as const;
let nodes: ReadonlyMap<string, string>;
let center: Actor;
const node = (code: string): string => nodes.get(code) ?? '';

beforeAll(async () => {
  await loadCountry();
  const { rows } = await owner().query("SELECT code FROM organizations WHERE kind = 'center'");
  nodes = await createServers(rows[0].code, [seiro, izumozaki, sekikawa]);
  center = await personOf(rows[0].code);
  await operateAt('2026-11-24', clock('10:00'));
  await runJobs();
});

const start = async (code: string): Promise<string> => {
  const result = await withActor(center, (db) => startRun(db, center, { code, reason: '確認' }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.id;
};

describe('a net', () => {
  it('fans in: the last job waits for both before it', async () => {
    const after = (key: string) => ({ key, on: 'succeeded', scope: 'all' }) as const;
    const jobs = [job('a'), job('b', { command: 'log-rotation', params: { keep_days: 30 } })];
    await makeNet(
      center,
      'FAN',
      netOf([
        ...jobs,
        job('c', { command: 'clean-up', params: { older_than_days: 9 }, after: jobs.map(({ key }) => after(key)) }),
      ]),
    );
    await start('FAN');
    const given = await settleJobs();
    expect(given).toHaveLength(9);
    expect(given.slice(-3).every((one) => one.endsWith('clean-up'))).toBe(true);
    expect(await runsOf('FAN')).toEqual(['manual succeeded']);
  });

  it('that fails on a node goes on from the job that failed, on the nodes that failed', async () => {
    await makeNet(
      center,
      'AGAIN',
      netOf([job('a'), job('b', { after: [{ key: 'a', on: 'succeeded', scope: 'all' }] })]),
    );
    const id = await start('AGAIN');
    await settleJobs({ failing: { [node(izumozaki)]: 'daily-statistics' } });
    expect(await jobsOf('AGAIN')).toEqual(['a failed', 'b skipped']);
    expect(await runsOf('AGAIN')).toEqual(['manual failed']);
    const again = { id, round: 1, from: 'a', reason: '復旧' };
    expect(await withActor(center, (db) => rerunFrom(db, center, again))).toMatchObject({ ok: true });
    expect(await withActor(center, (db) => rerunFrom(db, center, again))).toMatchObject({ ok: false });
    const given = await settleJobs();
    expect(given.filter((one) => one.startsWith(node(izumozaki)))).toHaveLength(2);
    expect(given).toHaveLength(4);
    expect(await jobsOf('AGAIN')).toEqual(['a failed', 'b skipped', 'a 2 succeeded', 'b 2 succeeded']);
  });

  it('tries again as often as it says, a limited number of nodes at a time', async () => {
    await makeNet(center, 'RETRY', netOf([job('a', { retries: 1, concurrency: 1 })]));
    await start('RETRY');
    await runJobs();
    const { rows } = await owner().query("SELECT count(*)::int AS n FROM node_commands WHERE state = 'queued'");
    expect(rows[0].n).toBe(1);
    expect(await settleJobs({ failing: { [node(seiro)]: 'daily-statistics' } })).toHaveLength(4);
    expect(await runsOf('RETRY')).toEqual(['manual failed']);
  });

  it('goes on node by node where its links say so', async () => {
    const link = { key: 'a', on: 'succeeded', scope: 'node' } as const;
    await makeNet(
      center,
      'EACH',
      netOf([job('a'), job('b', { command: 'backup-check', after: [link], tolerance: 50 })]),
    );
    await start('EACH');
    const given = await settleJobs({ failing: { [node(seiro)]: 'daily-statistics' } });
    expect(given.filter((one) => one.endsWith('backup-check'))).toHaveLength(2);
    expect(await jobsOf('EACH')).toEqual(['a failed', 'b succeeded']);
  });

  it('is held, released and cancelled', async () => {
    await makeNet(center, 'HOLD', netOf([job('a')]));
    const id = await start('HOLD');
    const steer = (wanted: 'run' | 'hold' | 'cancel') =>
      withActor(center, (db) => steerRun(db, center, { id, wanted, reason: '点検' }));
    await steer('hold');
    expect(await settleJobs()).toEqual([]);
    await steer('run');
    await runJobs();
    await steer('cancel');
    expect(await settleJobs({ silent: [...nodes.values()] })).toEqual([]);
    expect(await runsOf('HOLD')).toEqual(['manual cancelled']);
  });

  it('whose node dies in the middle ends as unknown', async () => {
    await makeNet(
      center,
      'DEAD',
      netOf([job('a', { target: { kinds: ['cs'], prefecture: '', organization: seiro, node: '' } })]),
    );
    await start('DEAD');
    await runJobs();
    await owner().query(
      "UPDATE node_commands SET state = 'leased', token = 1, begun_at = now() - interval '10 minutes' WHERE state = 'queued'",
    );
    await settleJobs();
    expect(await runsOf('DEAD')).toEqual(['manual unknown']);
  });
});

describe('times', () => {
  it('run once each; those that passed meanwhile are recorded, and one is caught up', async () => {
    await makeNet(
      center,
      'TIMES',
      netOf([job('a')], {
        schedule: { kind: 'interval', calendar: 'every-day', every: 60, from: 600, to: 900 },
        missed: 'once',
      }),
    );
    await settleJobs();
    await operateAt('2026-11-24', clock('11:00'));
    await settleJobs();
    expect(await runsOf('TIMES')).toEqual(['scheduled succeeded']);
    await operateAt('2026-11-24', clock('14:30'));
    await settleJobs();
    expect(await runsOf('TIMES')).toEqual([
      'scheduled succeeded',
      'scheduled missed',
      'scheduled missed',
      'late succeeded',
    ]);
  });

  it('chain: a net that comes after another runs when that has succeeded', async () => {
    await makeNet(center, 'FIRST', netOf([job('a')]));
    await makeNet(
      center,
      'SECOND',
      netOf([job('a')], { schedule: { kind: 'after', nets: ['FIRST'], on: 'succeeded' } }),
    );
    await start('FIRST');
    await settleJobs({ failing: { [node(seiro)]: 'daily-statistics' } });
    expect(await runsOf('SECOND')).toEqual([]);
    await operateAt('2026-11-24', clock('14:40'));
    await start('FIRST');
    await settleJobs();
    expect(await runsOf('SECOND')).toEqual(['chained succeeded']);
  });
});

describe('definitions', () => {
  it('are refused where they run in a circle, have wrong parameters, or reach nobody', async () => {
    const make = (definition: ReturnType<typeof netOf>) =>
      withActor(center, (db) => createNet(db, center, { code: 'BAD', name: 'x', nameEn: '', definition }));
    const link = (key: string) => [{ key, on: 'ended', scope: 'all' } as const];
    const codeOf = async (definition: ReturnType<typeof netOf>) => {
      const result = await make(definition);
      return result.ok ? 'ok' : result.problems[0]?.code;
    };
    expect(await codeOf(netOf([job('a', { after: link('b') }), job('b', { after: link('a') })]))).toBe('jobs.cycle');
    expect(await codeOf(netOf([job('a', { command: 'clean-up', params: { older_than_days: 0 } })]))).toBe(
      'jobs.parameterInteger',
    );
    expect(await codeOf(netOf([job('a', { command: 'rm' })]))).toBe('jobs.unknownCommand');
    const target = { kinds: ['partner_server' as const], prefecture: '', organization: '', node: '' };
    expect(await codeOf(netOf([job('a', { target })]))).toBe('jobs.noNodes');
    // One that is named and is none of the center's is not there for it, like everything that nobody sees.
    expect(await codeOf(netOf([job('a', { target: { ...target, kinds: ['cs'], node: 'NONE' } })]))).toBe('notFound');
  });

  it('that reach many need a second person', async () => {
    await createServers('XX0001', []).catch(() => undefined);
    const { rows: places } = await owner().query('SELECT id FROM places LIMIT 1');
    for (let index = 0; index < 12; index += 1)
      await owner().query(
        "INSERT INTO nodes (id, code, kind, name, name_en, organization_id, place_id) VALUES (gen_random_uuid(), $1, 'partner_server', 'x', 'x', $2, $3)",
        [`X-${index}`, await idOf(seiro), places[0].id],
      );
    const target = { kinds: ['partner_server' as const], prefecture: '', organization: '', node: '' };
    await makeNet(center, 'MANY', netOf([job('a', { target })]));
    const start2 = await withActor(center, (db) => startRun(db, center, { code: 'MANY', reason: 'x' }));
    expect(start2).toMatchObject({ ok: false, problems: [{ code: 'jobs.notActive' }] });
    const own = await withActor(center, (db) => approveNet(db, center, { code: 'MANY', version: 1 }));
    expect(own).toMatchObject({ ok: false, problems: [{ code: 'jobs.ownVersion' }] });
    await owner().query("UPDATE job_net_versions SET written_by_id = NULL WHERE name = 'MANY'");
    expect(await withActor(center, (db) => approveNet(db, center, { code: 'MANY', version: 1 }))).toMatchObject({
      ok: true,
    });
    const held = await withActor(center, (db) => switchNet(db, center, { code: 'MANY', version: 1, to: 'held' }));
    expect(held).toMatchObject({ ok: true });
  });
});

describe('a day of a net', () => {
  const link = (key: string) => ({ key, on: 'succeeded', scope: 'all' }) as const;
  const told = async (code: string): Promise<string[]> => {
    const { rows } = await owner().query(
      "SELECT kind FROM notification_events WHERE kind LIKE 'job.%' AND params->>'net' = $1 ORDER BY created_at, id",
      [code],
    );
    return rows.map(({ kind }) => kind);
  };

  it('begins at its time, fans in, fails, goes on from the step, and is recorded as missed where nothing ran', async () => {
    await operateAt('2026-11-25', clock('8:00'));
    const jobs = [
      job('a'),
      job('b', { command: 'log-rotation', params: { keep_days: 30 } }),
      // At half past nine, and only if both have succeeded.
      job('c', { command: 'backup-check', after: [link('a'), link('b')], notBefore: clock('9:30') }),
    ];
    const schedule = { kind: 'calendar', calendar: 'operating-days', at: clock('8:30') } as const;
    await makeNet(center, 'DAY', netOf(jobs, { schedule, missed: 'skip', endWithin: 120 }));
    await settleJobs();
    expect(await runsOf('DAY')).toEqual([]);
    await operateAt('2026-11-25', clock('8:30'));
    await settleJobs({ failing: { [node(seiro)]: 'log-rotation' } });
    expect(await runsOf('DAY')).toEqual(['scheduled failed']);
    expect(await jobsOf('DAY')).toEqual(['a succeeded', 'b failed', 'c skipped']);
    expect(await told('DAY')).toEqual(['job.failed']);
    const { rows } = await owner().query(
      "SELECT r.id FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id WHERE n.code = 'DAY'",
    );
    const again = { id: rows[0].id, round: 1, from: 'b', reason: '復旧' };
    await withActor(center, (db) => rerunFrom(db, center, again));
    // Of the job that failed one server, and nothing of the first; what comes after waits for its time.
    expect(await settleJobs()).toEqual([`${node(seiro)} log-rotation`]);
    await operateAt('2026-11-25', clock('9:30'));
    expect(await settleJobs()).toHaveLength(3);
    expect(await runsOf('DAY')).toEqual(['scheduled succeeded']);
    // The center is away over the next time, and starts again at nine.
    await operateAt('2026-11-26', clock('9:00'));
    await settleJobs();
    expect(await runsOf('DAY')).toEqual(['scheduled succeeded', 'scheduled missed']);
    expect((await told('DAY')).at(-1)).toBe('job.missed');
  });

  it('is told once of a late start, a run that takes too long and a late end', async () => {
    await operateAt('2026-11-25', clock('12:00'));
    const schedule = { kind: 'calendar', calendar: 'every-day', at: clock('12:10') } as const;
    const watch = { startWithin: 5, endWithin: 60, expected: 20 };
    await makeNet(center, 'WATCH', netOf([job('a')], { schedule, missed: 'once', ...watch }));
    await makeNet(center, 'BEFORE', netOf([job('a')]));
    await settleJobs();
    await operateAt('2026-11-25', clock('12:10'));
    await runJobs();
    const warnings = async () => {
      const { rows } = await owner().query(
        "SELECT r.warnings FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id WHERE n.code = 'WATCH'",
      );
      return rows[0]?.warnings;
    };
    expect(await warnings()).toEqual([]);
    await operateAt('2026-11-25', clock('12:31'));
    await runJobs();
    await operateAt('2026-11-25', clock('13:11'));
    await runJobs();
    await runJobs();
    expect(await warnings()).toEqual(['overlong', 'late-end']);
    expect(await told('WATCH')).toEqual(['job.overlong', 'job.late_end']);
    await settleJobs();
    // A second run that is behind a held one starts late.
    const held = await start('WATCH');
    await withActor(center, (db) => steerRun(db, center, { id: held, wanted: 'hold', reason: '点検' }));
    await operateAt('2026-11-25', clock('13:20'));
    await runJobs();
    expect(await told('WATCH')).toContain('job.late_start');
  });
});
