import { withActor, withSystem } from '@/lib/core/db';
import { createNet } from '@/lib/jobs/nets/mutations';
import type { Job, NetDefinition } from '@/lib/jobs/nets/schema';
import { findPersona } from './personas';

const servers = (kinds: Job['target']['kinds'], prefecture: string): Job['target'] => ({
  ...{ kinds, prefecture, organization: '', node: '' },
});
const job = (key: string, name: string, nameEn: string, more: Pick<Job, 'command' | 'target'> & Partial<Job>): Job => ({
  ...{ key, name, nameEn, params: {}, after: [], notBefore: null, timeoutMinutes: 30 },
  ...{ retries: 1, retryMinutes: 1, concurrency: 0, tolerance: 0, ...more },
});
const after = (...keys: string[]): Job['after'] => keys.map((key) => ({ key, on: 'succeeded', scope: 'all' }));
const watched = { missed: 'once', startWithin: 10, endWithin: 60, expected: 15 } as const;

interface SampleNet {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly definition: NetDefinition;
}

const upper = servers(['national_server', 'prefectural_server'], '150002');
const towns = servers(['cs'], '150002');

/** One that runs by itself each half hour on few servers; one with a fan-in for many, that waits for a second person. */
const samples: readonly SampleNet[] = [
  {
    ...{ code: 'HOURLY-CHECK', name: '上位サーバの定時点検', nameEn: 'Regular check of upper servers' },
    definition: {
      ...watched,
      schedule: { kind: 'interval', calendar: 'every-day', every: 30, from: 0, to: 1_410 },
      jobs: [
        job('backup-check', 'バックアップの確認', 'Backup check', { command: 'backup-check', target: upper }),
        job('logs', 'ログの切替え', 'Log rotation', {
          ...{ command: 'log-rotation', params: { keep_days: 365 }, target: upper, after: after('backup-check') },
        }),
      ],
    },
  },
  {
    ...{ code: 'MONTHLY-NIIGATA', name: '新潟県内の月次処理', nameEn: 'Monthly processing in Niigata' },
    definition: {
      ...watched,
      schedule: { kind: 'calendar', calendar: 'last-operating-day', at: 1_290 },
      jobs: [
        job('statistics', '月次統計', 'Monthly statistics', { command: 'daily-statistics', target: towns }),
        job('backup', 'データベースバックアップ', 'Database backup', {
          ...{ command: 'database-backup', params: { generations: 13 }, target: towns, concurrency: 10 },
        }),
        job('check', 'バックアップの確認', 'Backup check', {
          ...{ command: 'backup-check', target: towns, after: after('backup'), notBefore: 1_380 },
        }),
        job('clean-up', '不要ファイルの削除', 'Clean-up', {
          ...{
            command: 'clean-up',
            params: { older_than_days: 90 },
            target: towns,
            after: after('statistics', 'check'),
          },
        }),
      ],
    },
  },
];

/** Nets of the demonstration's center, once. */
export async function prepareJobs(): Promise<void> {
  const person = await findPersona('center-admin');
  if (person === null) return;
  const known = await withSystem('network.fleet', (db) => db.jobNet.findMany({ select: { code: true } }));
  const missing = samples.filter(({ code }) => !known.some((net) => net.code === code));
  for (const net of missing) {
    const result = await withActor(person, (db) => createNet(db, person, net));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
  }
}
