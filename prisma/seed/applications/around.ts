import type { Tale } from './types';

const tests = '接続試験は全項目合格です（疎通、認証、情報照会、情報提供）。';

/** Applications around 新潟県, one in every state. */
export const aroundTales: readonly Tale[] = [
  {
    code: '153079',
    form: 'connection-start',
    ago: 62,
    values: (on) => ({ system: 'juki-net', date: on(-30), method: 'dedicated', tests }),
    log: [
      { kind: 'submitted', ago: 62 },
      { kind: 'approved', ago: 60 },
      { kind: 'approved', ago: 56, comment: '試験成績書を確認しました。' },
      { kind: 'approved', ago: 49 },
    ],
  },
  {
    code: '155811',
    form: 'connection-start',
    ago: 58,
    values: (on) => ({ system: 'juki-net', date: on(-28), method: 'lgwan', tests }),
    log: [
      { kind: 'submitted', ago: 58 },
      { kind: 'approved', ago: 55 },
      { kind: 'approved', ago: 52 },
      { kind: 'approved', ago: 46 },
    ],
  },
  {
    code: '155811',
    form: 'connection-hours',
    ago: 15,
    values: (on) => ({
      ...{ system: 'juki-net', date: on(3), opens: '09:00', closes: '17:00' },
      reason: '仮庁舎への移転に伴い、窓口の開設時間に合わせます。',
    }),
    log: [
      { kind: 'submitted', ago: 15 },
      { kind: 'approved', ago: 12 },
      { kind: 'approved', ago: 9 },
      { kind: 'approved', ago: 2, comment: '適用日から運用時間を変更します。' },
    ],
  },
  {
    code: '154059',
    form: 'connection-start',
    ago: 11,
    values: (on) => ({ system: 'linkage-network', date: on(18), method: 'lgwan', tests }),
    log: [
      { kind: 'submitted', ago: 11 },
      {
        kind: 'returned',
        ago: 10,
        comment: '試験の実施日が書かれていません。実施日と結果を項目ごとに書いてください。',
        flagged: ['tests'],
      },
      {
        kind: 'resubmitted',
        ago: 9,
        comment: '実施日を書き加えました。',
        changed: () => ({ tests: `${tests}試験は先週の火曜日から木曜日に実施しました。` }),
      },
      { kind: 'approved', ago: 7 },
      { kind: 'approved', ago: 4, comment: '中間サーバーとの疎通を当方でも確認しました。' },
    ],
  },
  {
    code: '155811',
    form: 'connection-start',
    ago: 8,
    values: (on) => ({ system: 'relay-server', date: on(12), method: 'joint', tests }),
    log: [{ kind: 'submitted', ago: 8 }],
  },
  {
    code: '153079',
    form: 'user-registration',
    ago: 5,
    values: () => ({
      ...{ userName: '仮名 太郎', userKana: 'カメイ タロウ', department: '総務課情報係', role: 'staff' },
      ...{ mail: 'taro@town', reason: '人事異動のため' },
    }),
    log: [
      { kind: 'submitted', ago: 5 },
      {
        kind: 'returned',
        ago: 3,
        comment: 'メールアドレスが途中で切れています。庁内の完全なアドレスを書いてください。',
        flagged: ['mail'],
      },
    ],
  },
  {
    code: '153079',
    form: 'documents',
    ago: 4,
    values: () => ({
      documents: 'CSの機器仕様書、操作手順書（日次処理とバックアップ）',
      purpose: '来年度の保守契約の仕様を作るため',
      care: 'true',
    }),
    log: [{ kind: 'submitted', ago: 4 }],
  },
  {
    code: '153079',
    form: 'connection-hours',
    ago: 1,
    values: (on) => ({
      ...{ system: 'juki-net', date: on(20), opens: '08:30', closes: '' },
      reason: '木曜日の延長窓口に合わせるため（終了時刻は庁内で調整中）',
    }),
    log: [],
  },
  {
    code: '151009',
    form: 'master-data',
    ago: 9,
    values: (on) => ({ data: 'master-release', date: on(4), purpose: '総合運用テストの環境の更新' }),
    log: [
      { kind: 'submitted', ago: 9 },
      { kind: 'approved', ago: 7 },
      { kind: 'approved', ago: 1 },
    ],
  },
  {
    code: '152021',
    form: 'connection-start',
    ago: 3,
    values: (on) => ({ system: 'linkage-network', date: on(14), method: 'dedicated', tests }),
    log: [{ kind: 'submitted', ago: 3 }],
  },
  {
    code: '152048',
    form: 'connection-start',
    ago: 14,
    values: (on) => ({ system: 'relay-server', date: on(9), method: 'lgwan', tests }),
    log: [
      { kind: 'submitted', ago: 14 },
      { kind: 'withdrawn', ago: 12, comment: '共同利用のセンターを経由する方式に変えるため、申請し直します。' },
    ],
  },
  {
    code: '152056',
    form: 'connection-start',
    ago: 20,
    values: (on) => ({
      system: 'linkage-network',
      date: on(-2),
      method: 'lgwan',
      tests: '情報提供の試験は未実施です。',
    }),
    log: [
      { kind: 'submitted', ago: 20 },
      { kind: 'approved', ago: 17 },
      {
        kind: 'rejected',
        ago: 13,
        comment: '情報提供の試験が済んでいないため、承認できません。試験の合格後に申請し直してください。',
      },
    ],
  },
];
