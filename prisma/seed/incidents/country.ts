import type { SeedOrganization } from '../organizations/build';
import { Random } from '../tickets/random';
import { type Tale, type Told, workday } from './types';

/** Outages of the articles (`articles/text/plans.ts`) of which several bodies reported, in calendar days before the present. */
const outages: readonly (readonly [key: string, days: number, system: string, title: string, cause: string])[] = [
  ['outage 1', 26, '情報提供ネットワークシステム', '照会の受付に失敗する', '受付の装置の切替えに時間を要した'],
  ['outage 2', 64, '自治体中間サーバー', '副本登録が受け付けられない', '登録の処理の滞留'],
  ['outage 3', 101, '都道府県サーバ', '都道府県サーバとの通信が切れる', '回線装置の故障'],
  ['outage 4', 155, '情報共有サイト', 'お知らせのメールが届かない', '配信の処理の遅れ'],
  ['outage 5', 233, '全国サーバ', '運用の開始が遅れた', '前日の日次処理の遅れ'],
  ['outage 6', 301, '自治体中間サーバー', '接続端末の画面が表示されない', '証明書の更新漏れ'],
  ['outage 7', 377, '情報提供ネットワークシステム', '符号の取得に時間がかかる', '処理の集中'],
];

/** What the three lanes say at each phase. */
const phases = [
  ['状況を確認した。', '管内の状況を確認した。', '報告を受けた。'],
  ['復旧まで書類で受け付ける。', '対応方針を確認した。', '原因を調べ、対応を決めた。'],
  ['案内を終えた。', '結果を受領した。', '復旧の作業を終えた。'],
  ['復旧を確認した。', '復旧を確認した。', '全国で復旧を確認し、周知した。'],
] as const;

/** Incidents that are closed: for each outage those of a few municipalities that had reported it. */
export function countryTales(organizations: readonly SeedOrganization[]): Tale[] {
  const towns = organizations.filter(({ kind, code }) => kind === 'municipality' && !code.startsWith('15'));
  return outages.flatMap(([article, days, system, title, cause], index) => {
    const random = new Random(47, index);
    return Array.from({ length: random.between(1, 4) }, (): Tale => {
      const { code } = random.pick(towns);
      // About five of seven days are worked, less the holidays.
      const ago = Math.round((days * workday * 2) / 3);
      const pace = random.between(8, 25);
      const reports = phases.flatMap((texts, phase) =>
        texts.map(
          (text, lane): Told => ({
            ...{ kind: 'reported', lane: (lane + 1) as 1 | 2 | 3, text },
            ago: ago - pace * (phase * 3 + lane + 1),
          }),
        ),
      );
      const after = ago - pace * 14;
      return {
        ...{ code, title, lane2: 'prefecture', ago, urgent: random.chance(20) },
        report: { system, business: '窓口業務', summary: `${title}との連絡が窓口からあった。` },
        log: [
          ...reports,
          { kind: 'announced', ago: ago - pace * 12, article },
          {
            ...{ kind: 'revised', ago: after, report: 'final' },
            changed: {
              ...{ impact: '復旧までの間、書類の添付をお願いした。', cause, response: '書類による受付' },
              prevention: '窓口の案内の手順を作成した。',
            },
          },
          {
            ...{ kind: 'reviewed', ago: after - workday, text: '連絡先の一覧が古く、最初の連絡に時間がかかった。' },
            ...{ cause, prevention: '連絡先を四半期ごとに確認する。' },
          },
        ],
      };
    });
  });
}
