import { fold } from './rules';

/**
 * Words of the field as they sound: who types じゅうみんひょう, or ジュウミンヒョウ in any width, looks for 住民票. Texts have the kanji, so only what
 * is asked is changed.
 */
const lines = `
住民票 じゅうみんひょう
住民基本台帳 じゅうみんきほんだいちょう
住基 じゅうき
住民 じゅうみん
戸籍 こせき
印鑑登録 いんかんとうろく
印鑑 いんかん
本人確認情報 ほんにんかくにんじょうほう
本人確認 ほんにんかくにん
個人番号 こじんばんごう
暗証番号 あんしょうばんごう
広域交付 こういきこうふ
再交付 さいこうふ
交付 こうふ
券面 けんめん
転入 てんにゅう
転出 てんしゅつ
転居 てんきょ
特例 とくれい
手続 てつづき
氏名 しめい
住所 じゅうしょ
世帯主 せたいぬし
世帯 せたい
外国人 がいこくじん
外字 がいじ
異体字 いたいじ
文字化け もじばけ
文字 もじ
漢字 かんじ
支援措置 しえんそち
開示請求 かいじせいきゅう
国民健康保険 こくみんけんこうほけん
国保 こくほ
手数料 てすうりょう
選挙 せんきょ
操作者認証 そうさしゃにんしょう
操作者 そうさしゃ
操作履歴 そうさりれき
生体認証 せいたいにんしょう
生体情報 せいたいじょうほう
静脈 じょうみゃく
指紋 しもん
認証 にんしょう
人事異動 じんじいどう
異動 いどう
研修 けんしゅう
監査 かんさ
電子証明書 でんししょうめいしょ
証明書 しょうめいしょ
有効期限 ゆうこうきげん
期限 きげん
副本 ふくほん
機関別符号 きかんべつふごう
符号 ふごう
紐付け ひもづけ
情報連携 じょうほうれんけい
情報提供 じょうほうていきょう
情報照会 じょうほうしょうかい
照会 しょうかい
日次処理 にちじしょり
夜間処理 やかんしょり
統計 とうけい
運用時間 うんようじかん
延長 えんちょう
休日 きゅうじつ
計画停止 けいかくていし
停止 ていし
停電 ていでん
再起動 さいきどう
起動 きどう
印刷 いんさつ
印字 いんじ
読み取り よみとり
読み取れない よみとれない
動かない うごかない
固まる かたまる
遅い おそい
接続 せつぞく
通信 つうしん
回線 かいせん
端末 たんまつ
画面 がめん
検索 けんさく
登録 とうろく
変更 へんこう
更新 こうしん
追加 ついか
削除 さくじょ
訂正 ていせい
取消 とりけし
重複 ちょうふく
不一致 ふいっち
容量 ようりょう
故障 こしょう
障害 しょうがい
復旧 ふっきゅう
復元 ふくげん
配信 はいしん
災害 さいがい
申請 しんせい
手順書 てじゅんしょ
連絡先 れんらくさき
電話番号 でんわばんごう
市町村 しちょうそん
都道府県 とどうふけん
`;

const wordOf = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([word = '', reading = '']) => [reading, fold(word)]),
);

/** From here on a reading stands for nothing else inside a run of kana; a shorter one must be a word by itself (見せたい is not 世帯). */
const plainLength = 6;
const begins = '(?<![ぁ-ゖー\\p{Script=Han}々])';
const ends = '(?=$|[^ぁ-ゖー]|[のをがはにでともへ])';
const readings = new RegExp(
  [...wordOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map((reading) => (reading.length < plainLength ? `${begins}${reading}${ends}` : reading))
    .join('|'),
  'gu',
);

/** A folded question with the kanji of what was typed as it sounds. */
export const withKanji = (folded: string): string =>
  folded.replaceAll(readings, (reading) => wordOf.get(reading) ?? reading);
