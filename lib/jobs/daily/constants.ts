import { dailyNetCode } from '../constants';
import type { Job, NetDefinition } from '../nets/schema';

const target: Job['target'] = {
  kinds: ['national_server', 'prefectural_server', 'cs'],
  prefecture: '',
  organization: '',
  node: '',
};
const common = { target, notBefore: null, retries: 0, retryMinutes: 1, concurrency: 0, tolerance: 0 } as const;
const afterwards = (key: string): Job['after'] => [{ key, on: 'succeeded', scope: 'node' }];

/** What a server does after its online operation (S0 §1 point 4): each node goes through it by itself. */
const definition: NetDefinition = {
  schedule: { kind: 'daily' },
  missed: 'skip',
  startWithin: null,
  endWithin: null,
  expected: null,
  jobs: [
    {
      ...common,
      ...{ key: 'statistics', name: '日次統計', nameEn: 'Daily statistics', command: 'daily-statistics' },
      ...{ params: {}, after: [], timeoutMinutes: 60 },
    },
    {
      ...common,
      ...{ key: 'backup', name: 'データベースバックアップ', nameEn: 'Database backup', command: 'database-backup' },
      ...{
        params: { generations: 7 },
        after: [{ key: 'statistics', on: 'ended', scope: 'node' }],
        timeoutMinutes: 180,
      },
    },
    {
      ...common,
      ...{ key: 'backup-check', name: 'バックアップの確認', nameEn: 'Backup check', command: 'backup-check' },
      ...{ params: {}, after: afterwards('backup'), timeoutMinutes: 120 },
    },
    {
      ...common,
      ...{ key: 'log-rotation', name: 'ログの切替え', nameEn: 'Log rotation', command: 'log-rotation' },
      ...{ params: { keep_days: 365 }, after: afterwards('backup'), timeoutMinutes: 30 },
    },
    {
      ...common,
      ...{ key: 'clean-up', name: '不要ファイルの削除', nameEn: 'Clean-up', command: 'clean-up' },
      ...{ params: { older_than_days: 90 }, after: afterwards('backup-check'), timeoutMinutes: 60 },
    },
  ],
};

export const dailyNet = { code: dailyNetCode, name: '日次処理', nameEn: 'Daily processing', definition };
