import type { Calendar, Draft } from './types';

type Letter = readonly [
  days: number,
  from: string,
  to: readonly string[],
  title: string,
  body: string,
  answer?: string,
];

const named: readonly Letter[] = [
  [
    0,
    '154059',
    ['153079'],
    '広域交付の応答遅延について（問合せ票を添付）',
    '本日9時ごろから、貴町あての住民票の写しの広域交付の応答が遅くなっています。貴町のCSの状況を教えてください。',
  ],
  [
    3,
    '153079',
    ['150002', 'JLIS'],
    '庁内回線の障害に伴う事象発生報告（第一報）',
    '本日8時50分、庁舎内の回線装置が停止し、CSと通信できなくなりました。\n\n- 影響：窓口での広域交付ができません\n- 対応：保守事業者に連絡済み\n- 個人情報の漏えい：ありません',
    '報告を受け付けました。復旧の見込みが分かりましたら、同じ様式に追記してください。',
  ],
  [
    17,
    '155811',
    ['153079', '154059'],
    '連携町村サーバの復号訓練の日程について',
    '年次の訓練として、暗号化された控えの復号を行います。候補日を添えますので、都合を教えてください。\n\n1. 来月第2水曜日\n2. 来月第3水曜日',
    '第2水曜日で参加できます。',
  ],
  [
    33,
    '150002',
    ['153079', '154059', '155811'],
    '緊急連絡網の更新のお願い',
    '県内の緊急連絡網を更新します。夜間・休日の連絡先に変更があれば、回答してください。',
  ],
  [
    58,
    'SOUMU',
    ['150002'],
    '障害発生時の影響調査の依頼',
    '先日の障害について、県内の市区町村への影響を取りまとめて報告してください。',
    '影響のあった団体は2団体でした。詳細は様式に記入のとおりです。',
  ],
  [
    92,
    'JLIS',
    ['150002', '200000'],
    '集約センターの点検に伴う確認の依頼',
    '点検の前後で、都道府県サーバの監視に異常がないかを確認してください。',
  ],
  [
    150,
    '153079',
    ['NB0008'],
    '照会結果の差異に関する確認',
    '照会の結果と、本人の届出の内容に差異がありました。登録の内容の確認をお願いします。',
    '確認しました。届出の処理日の違いによるものです。',
  ],
  [
    260,
    '154059',
    ['150002'],
    '事象発生報告書兼完了報告書（停電）',
    '計画外の停電により、CSが停止しました。自家発電で復旧し、データに異常はありません。',
  ],
];

/** Pairs of a town and its prefecture elsewhere in the country, so that 06 is used everywhere. */
export function letters(calendar: Calendar, towns: readonly (readonly [town: string, prefecture: string])[]): Draft[] {
  const elsewhere = towns.map(
    ([town, prefecture], index): Draft => ({
      ...{
        key: `letter ${town}`,
        category: '06',
        from: town,
        to: [prefecture],
        at: calendar.ago(5 + ((index * 13) % 600), '14:25'),
      },
      title: '事象発生報告書兼完了報告書の送付',
      body: '端末の不具合により、窓口での受付に遅れが生じました。原因は部品の故障で、交換して復旧しました。個人情報の漏えいはありません。',
      ...(index % 3 === 0 ? { answer: '受領しました。再発防止の取組をお願いします。' } : {}),
    }),
  );
  return [
    ...named.map(
      ([days, from, to, title, body, answer], index): Draft => ({
        ...{ key: `named letter ${index}`, category: '06', from, to, at: calendar.ago(days, '09:20'), title, body },
        ...(answer === undefined ? {} : { answer }),
      }),
    ),
    ...elsewhere,
  ];
}
