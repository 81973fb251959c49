import type { Random } from '../tickets/random';

/** Surnames made up of two signs each that hardly a family bears, with their readings: nobody real is meant. */
const fronts =
  '霞/カスミ 雫/シズク 凪/ナギ 朧/オボロ 蛍/ホタル 霙/ミゾレ 虹/ニジ 暁/アカツキ 鴎/カモメ 雀/スズメ 燕/ツバメ 琴/コト 笛/フエ 鈴/スズ 苔/コケ 蔦/ツタ 楓/カエデ 椿/ツバキ 榊/サカキ 樫/カシ 葦/アシ 茜/アカネ 藍/アイ 墨/スミ 糸/イト 帆/ホ 櫂/カイ 舵/カジ 雪/ユキ 霜/シモ 星/ホシ 月/ツキ';
const backs =
  '音/ネ 凪/ナギ 路/ミチ 庭/ニワ 灯/アカリ 舟/フネ 波/ナミ 羽/ハネ 峰/ミネ 瀬/セ 窓/マド 扉/トビラ 棚/ダナ 笠/ガサ 杜/モリ 里/ザト';
/** 外字 of registers: 葛 and 辻 in the form with a selector, 髙, 﨑, 𠮷. */
const rareSurnames =
  '葛\u{E0100}音/カツラネ 葛\u{E0100}凪/カツラナギ 辻\u{E0100}音/ツジネ 辻\u{E0100}灯/ツジアカリ 髙凪/タカナギ 髙灯/タカアカリ 霞﨑/カスミザキ 凪﨑/ナギサキ 𠮷凪/ヨシナギ 𠮷灯/ヨシアカリ';
/** In this form only IPAmj Mincho has it (Moji Joho): it is printed where RENKEI_PAPER_FONT names that font. */
export const unprintableSurname = ['霞邉\u{E0110}', 'カスミベ'] as const;

const men =
  '一郎/イチロウ 健太/ケンタ 修/オサム 誠/マコト 隆/タカシ 茂/シゲル 清/キヨシ 勇/イサム 実/ミノル 進/ススム 学/マナブ 翔/ショウ 蓮/レン 大和/ヤマト 陸/リク 湊/ミナト 悠真/ユウマ 拓也/タクヤ 直樹/ナオキ 和夫/カズオ 正男/マサオ 昭二/ショウジ 浩/ヒロシ 剛/ツヨシ 亮/リョウ 優斗/ユウト 颯太/ソウタ 武/タケシ 三郎/サブロウ 久/ヒサシ';
const women =
  '花子/ハナコ 和子/カズコ 幸子/サチコ 節子/セツコ 洋子/ヨウコ 恵子/ケイコ 久美/クミ 由美/ユミ 明美/アケミ 直美/ナオミ 智子/トモコ 美咲/ミサキ 結衣/ユイ 葵/アオイ 陽菜/ヒナ 凛/リン さくら/サクラ ハル/ハル キヨ/キヨ トミ/トミ 文/フミ 千代/チヨ 愛/アイ 彩/アヤ 麻衣/マイ 香織/カオリ 真由/マユ 琴音/コトネ 紬/ツムギ 芽依/メイ';
const foreignGiven = 'LINH MAI HUNG DUNG THAO ANNA MARIA JOSE WEI LIN MIN SOFIA ALEX RINA BUDI SITI';

type Pair = readonly [text: string, kana: string];
const pairsOf = (text: string): readonly Pair[] => text.split(' ').map((pair) => pair.split('/') as unknown as Pair);

const lists = {
  front: pairsOf(fronts),
  back: pairsOf(backs),
  rare: pairsOf(rareSurnames),
  male: pairsOf(men),
  female: pairsOf(women),
  foreign: foreignGiven.split(' '),
};

export function surname(random: Random): Pair {
  if (random.chance(3)) return random.pick(lists.rare);
  const [front, frontKana] = random.pick(lists.front);
  const [back, backKana] = random.pick(lists.back);
  return [`${front}${back}`, `${frontKana}${backKana}`];
}

export const givenName = (random: Random, sex: 'male' | 'female'): Pair => random.pick(lists[sex]);

/** As on a residence card: Latin capitals; `MIHON` (見本) is nobody's family name. */
export const foreignName = (random: Random): string => `MIHON ${random.pick(lists.foreign)}`;

export const joined = ([family, familyKana]: Pair, [given, givenKana]: Pair): { name: string; kana: string } => ({
  name: `${family}　${given}`,
  kana: `${familyKana}　${givenKana}`,
});
