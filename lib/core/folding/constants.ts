/**
 * Kanji that are typed for one another in names: the first of a pair is searched as the second (篭 finds 聖籠町, 釜 finds 塩竈市).
 * Only the key that is compared is folded; names are stored and shown as they are.
 */
const pairs =
  '髙高 﨑崎 𠮷吉 濵浜 濱浜 邉辺 邊辺 齋斎 齊斎 斉斎 龍竜 篭籠 竈釜 鯵鰺 桧檜 檮梼 澤沢 嶋島 嶌島 櫻桜 廣広 國国 眞真 惠恵 條条 曾曽 ' +
  '會会 萬万 蘆芦 壹壱 藝芸 鐵鉄 瀧滝 德徳 淵渕 冨富 峯峰 禮礼 應応 榮栄 實実 將将 晉晋';

export const foldedKanji: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair) => {
    const [from = '', to = ''] = pair;
    return [from, to];
  }),
);
