import type { Calendar, Draft } from './types';

const outages: readonly (readonly [days: number, system: string, from: string, text: string])[] = [
  [1, '自治体中間サーバー', 'JLIS', '一部の団体で、照会の応答が遅くなっています。原因を調査しています。'],
  [
    26,
    '情報提供ネットワークシステム',
    'SOUMU',
    '9時10分から9時55分まで、照会の受付に失敗する事象がありました。復旧しています。',
  ],
  [64, '自治体中間サーバー', 'JLIS', '副本登録の受付が30分ほど停止しました。停止中の登録は、自動で再送されます。'],
  [
    101,
    '都道府県サーバ（集約センター）',
    'JLIS',
    '回線装置の故障により、一部の都道府県サーバとの通信が切れました。予備に切り替えて復旧しました。',
  ],
  [155, '情報共有サイト', 'SOUMU', 'メールの配信が最大で2時間遅れました。未配信のものは、すべて再送しました。'],
  [233, '全国サーバ', 'JLIS', '日次処理の終了が遅れ、運用の開始が15分遅れました。'],
  [301, '自治体中間サーバー', 'JLIS', '接続端末の画面が表示されない事象がありました。証明書の更新で解消しました。'],
  [377, '情報提供ネットワークシステム', 'SOUMU', '符号の取得に時間がかかる事象がありました。'],
  [468, '都道府県サーバ（集約センター）', 'JLIS', '空調の故障に伴い、計画外の停止を行いました。'],
  [590, '情報共有サイト', 'SOUMU', '検索が使えない時間がありました。'],
  [
    5,
    '情報提供ネットワークシステム',
    'SOUMU',
    '13時20分から14時5分まで、新潟市からの情報照会が完了しない事象がありました。復旧しており、情報連携は通常どおりです。',
  ],
];

const owners = [
  { system: '情報提供ネットワークシステム', from: 'SOUMU', day: 10 },
  { system: '自治体中間サーバー', from: 'JLIS', day: 22 },
] as const;

/** 04 and 05: planned stops each month (the operator in its first half, the intermediate server in its second), plans, outages. */
export function plans(calendar: Calendar): Draft[] {
  const stops = Array.from({ length: 24 }, (_, months) => months).flatMap((months) =>
    owners.map(({ system, from, day }): Draft => {
      const month = calendar.month(months);
      return {
        ...{ key: `stop ${system} ${months}`, category: '04-01', from, at: calendar.inMonth(months, day, '12:57') },
        title: `${month}度システム計画停止（${system}）`,
        body: `## ${system}\n\n| 区分 | 停止の時間 | 影響 |\n| --- | --- | --- |\n| 定期保守 | 第2日曜日 0:00－6:00 | すべてのサービスを停止します |\n| 機器点検 | 第4土曜日 20:00－24:00 | 副本登録ができません |\n\n変更があるときは、この記事を改訂してお知らせします。`,
      };
    }),
  );
  const quarters = Array.from({ length: 8 }, (_, quarter) => quarter * 3).flatMap((months) =>
    owners.map(
      ({ system, from, day }): Draft => ({
        ...{ key: `plan ${system} ${months}`, category: '04-02', from, at: calendar.inMonth(months, day, '20:47') },
        title: `${calendar.month(months)}からの3か月の運用計画（${system}）`,
        body: `向こう1年程度の主な予定です。\n\n- マスターデータの配信：毎月初め\n- 証明書の更新：年度末\n- 機器の更新：日程が決まり次第、改訂してお知らせします\n- 総合運用テスト：春と秋`,
      }),
    ),
  );
  const faults = outages.map(
    ([days, system, from, text], index): Draft => ({
      ...{ key: `outage ${index}`, category: '05', from, at: calendar.ago(days, '10:05') },
      ...{
        title: `【${index === 0 ? '発生中' : '復旧済み'}】${system}の障害について`,
        body: `**対象** ${system}\n\n**状況** ${text}\n\n各機関で対応していただくことはありません。新しい状況が分かり次第、この記事を改訂します。`,
      },
      ...(index === 0 ? {} : { before: `**対象** ${system}\n\n**状況** 障害が発生しています。原因を調査しています。` }),
    }),
  );
  return [...stops, ...quarters, ...faults];
}
