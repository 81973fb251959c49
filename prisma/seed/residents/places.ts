/** A town of the three (S2) with so many invented residents as it had people on 1 April 2012, and its parts by their real names. */
export interface SeedTown {
  readonly code: string;
  readonly residents: number;
  /** What stands in front of the number in an address. */
  readonly districts: readonly (readonly [name: string, kana: string])[];
  readonly insuranceSymbol: string;
  readonly insurerNumber: string;
}

const pairs = (text: string) => text.split(' ').map((pair) => pair.split('/') as [string, string]);

export const seedTowns: readonly SeedTown[] = [
  {
    code: '153079',
    residents: 13_793,
    districts: pairs(
      '諏訪山/スワヤマ 蓮野/ハスノ 亀塚/カメヅカ 次第浜/シダイハマ 網代浜/アジロハマ 二本松/ニホンマツ 藤寄/フジヨセ 蓮潟/ハスガタ 真野/マノ 別條/ベツジョウ 大夫/タイフ 丸潟/マルガタ 三賀/サンガ 杉谷内/スギヤチ 山大夫/ヤマダイフ 位守町/イモリチョウ 東港/ヒガシコウ',
    ),
    insuranceSymbol: '聖',
    insurerNumber: '00150307',
  },
  {
    code: '154059',
    residents: 4_803,
    districts: pairs(
      '川西/カワニシ 尼瀬/アマゼ 羽黒町/ハグロマチ 石井町/イシイチョウ 住吉町/スミヨシチョウ 勝見/カツミ 井鼻/イノハナ 久田/クッタ 大門/ダイモン 米田/コメダ 山谷/ヤマヤ 藤巻/フジマキ 乙茂/オトモ 稲川/イナガワ 小木/オギ 沢田/サワダ 船橋/フナバシ 神条/ジンジョウ',
    ),
    insuranceSymbol: '出',
    insurerNumber: '00150405',
  },
  {
    code: '155811',
    residents: 6_289,
    districts: pairs(
      '下関/シモセキ 上関/カミセキ 高田/タカダ 大島/オオジマ 湯沢/ユザワ 辰田新/タツタシン 土沢/ツチザワ 勝蔵/カツゾウ 上野/ウエノ 上野新/ウエノシン 大石/オオイシ 金俣/カナマタ 安角/ヤスズミ 八ツ口/ヤツグチ 朴坂/ホオサカ 沼/ヌマ 片貝/カタカイ 小見/オウミ 高瀬/タカセ 幾地/イクジ',
    ),
    insuranceSymbol: '関',
    insurerNumber: '00150581',
  },
];
