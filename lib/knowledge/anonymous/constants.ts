/** What is taken out of an inquiry's words before others read them. */
export const removedKinds = ['organization', 'person', 'phone', 'mail', 'number', 'address'] as const;
export type RemovedKind = (typeof removedKinds)[number];

export const replacements: Readonly<Record<RemovedKind, string>> = {
  organization: '○○団体',
  person: '○○',
  phone: '（電話番号）',
  mail: '（メールアドレス）',
  number: '（番号）',
  address: '（住所）',
};

/** Not names of people, though what looks like a form of address follows: お客様, 皆様, 仕様, 同様. */
const noNames =
  '(?:お|御|ご)?(?:皆|客|世話|苦労|馳走|担当者?|利用者?|住民|職員|申請者?|届出人|本人|操作者|関係者?|管理者|責任者|世帯主|保護者|仕|同|模|多|異|一|左|有)';
const noKanaNames =
  '(?:ユーザー?|オペレータ[ー]?|ベンダー?|メーカー?|センター?|スタッフ|ゲスト|クライアント|システム|コールセンター?|サポート|お?きゃく|みな|みなみな|かた|どなた|どちら|おつかれ|ごくろう|おかげ|おせわ|おまちどお|ひと|こちら|そちら|あちら|この|その|あの|どの|ご?りようしゃ)';
const hyphen = '[-‐–—−ー]';
/** Between the parts of a number that is written in groups. */
const gap = `(?:[ .・·]|${hyphen})`;
const han = '\\p{Script=Han}々';

/** An organization stands for itself, not for a part of a name that begins within it; who follows it directly is looked for behind it. */
const begin = `(?:(?<![${han}○])|(?<=${replacements.organization}))`;

/** Before a number with a hyphen these make no place of it: 様式02-04, 手順1-2, 令和8-11. */
const noPlace =
  '(?:様式|手順|手続|図|表|第|章|節|項|号|番|番号|版|年|月|日|時|分|秒|回|件|台|枚|個|人|名|歳|円|電話|内線|令和|平成|昭和|型|型式|式|票|画面|問|例|別紙|資料|端末|機器|装置|条|付録|参照|約|計|列|行|頁|区分|符号|種別|項目|午前|午後|毎日|合計|各|平均|最大|最小|期限|期間|窓口|規格|規程|通番|連番|年度|品番|機種|製品|仕様|範囲|料|額|数|値|率)';
const date = '(?:19|20)\\d{2}-(?:0?[1-9]|1[0-2])(?:-\\d{1,2})?(?!\\d)';

/** By kind, in the order in which they are taken out, people after the organizations that are known. They see the text in its usual width (`narrow`). */
export const patterns: readonly (readonly [RemovedKind, RegExp])[] = [
  ['mail', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['phone', new RegExp(`\\+81(?: |${hyphen})?\\d{1,4}(?:(?: |${hyphen})?\\d{1,4}){1,2}(?!\\d)`, 'g')],
  ['phone', new RegExp(`(?<!\\d)(?:\\d{2,5}${hyphen}\\d{1,4}${hyphen}\\d{3,4}|0\\d{9,10})(?!\\d)`, 'g')],
  ['phone', /(?<!\d)0\d{1,4} ?\(\d{1,4}\) ?\d{3,4}(?!\d)/g],
  ['phone', new RegExp(`\\(0\\d{1,4}\\) ?\\d{1,4}(?: |${hyphen})?\\d{3,4}(?!\\d)`, 'g')],
  ['phone', /(?<![\d.:-])0\d{1,4} \d{1,4} \d{3,4}(?![\d.:-])/g],
  [
    'phone',
    new RegExp(
      `(?<=(?:電話|連絡先|tel|fax|ファクス|ファックス)(?:番号)?(?:は|が|の|[ .:]){0,3})\\d{1,4}${hyphen}\\d{4}(?!\\d)`,
      'gi',
    ),
  ],
  ['phone', /内線[\s:]*\d{2,6}/g],
  ['address', new RegExp(`〒\\s*\\d{3}${hyphen}?\\d{4}`, 'g')],
  ['address', /[\p{Script=Han}ヶケノ]{1,12}\d{1,5}(?:丁目|番地|番\d{1,4}号|番)(?:の?\d{1,4}(?:番|号)?)*/gu],
  [
    'address',
    new RegExp(
      `[\\p{Script=Han}ヶケノ]{2,12}(?<!${noPlace})(?!${date})(?:[1-9]\\d{1,4}-\\d{1,4}(?:-\\d{1,4})?|[1-9]-\\d{1,3}-\\d{1,4})(?![\\d-]|[:.]\\d)`,
      'gu',
    ),
  ],
  // Inquiries' own numbers, individual numbers (12 digits), 住民票コード (11), processing numbers.
  ['number', new RegExp(`(?<!\\d)\\d{2}${hyphen}\\d{6}${hyphen}\\d(?!\\d)`, 'g')],
  ['number', new RegExp(`(?<!\\d)\\d{4}${gap}\\d{4}${gap}\\d{4}(?!\\d)`, 'g')],
  ['number', /(?<!\d)\d{6,}(?!\d)/g],
  ['number', /(?<!\d|\d\.|(?:ver(?:sion)?\.?|v|バージョン|版) ?)(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?!\d|\.\d)/gi],
  [
    'number',
    /(?<![\w:])(?=[0-9a-f:]*\d)(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)(?:%\w+)?(?:\/\d{1,3})?(?![\w:])/gi,
  ],
  [
    'person',
    new RegExp(
      `${begin}(?!${noNames}(?:様|さま|さん|氏)|(?:お|御|ご)?担当者? )[${han}]{1,6}(?: (?!${noNames}(?:様|さま|さん|氏))[${han}ぁ-んァ-ヶー]{1,5})?(?=様(?!式|子|々|相)|さま|さん(?![\\p{Script=Han}])|氏(?!名|子))`,
      'gu',
    ),
  ],
  [
    'person',
    new RegExp(
      `(?<![ァ-ヶー])(?!${noKanaNames}(?:様|さま|さん|氏))[ァ-ヶー]{2,10}(?:[ ・][ァ-ヶー]{1,10})?(?=様(?!式|子|々|相)|さま|さん(?![\\p{Script=Han}])|氏(?!名|子))`,
      'gu',
    ),
  ],
  [
    'person',
    // A verb may stand before 様 as well: できる様に.
    new RegExp(
      `(?<=^|[\\s、。,.「(:]|[${han}](?:の|は|が|に|と|へ))(?!${noKanaNames}(?:様|さま))[ぁ-ん]{2,8}(?<![るいただなの])(?=さま|様(?!式|子|々|相))(?<![うくすつむ](?=様[になで]))`,
      'gmu',
    ),
  ],
  [
    'person',
    // Whoever says their own name, with the section before it or not.
    new RegExp(
      `${begin}[${han}]{1,4}(?: [${han}ぁ-んァ-ヶー]{1,5})?(?=と(?:申し|申す|言います|いいます|いう者))`,
      'gu',
    ),
  ],
  [
    'person',
    new RegExp(
      `(?:(?<![ァ-ヶー])[ァ-ヶー]{2,10}(?:[ ・][ァ-ヶー]{1,10})?|(?<=^|[\\s、。,.「(:]|[${han}](?:の|は))[ぁ-ん]{2,10}(?: [ぁ-ん]{1,6})?)(?=と(?:申し|申す|もうし|いう者))`,
      'gmu',
    ),
  ],
  [
    'person',
    new RegExp(
      `(?<=(?:担当|氏名|担当者|連絡先|申請者|操作者)(?:は|が|の|[: ]) *(?:${replacements.organization} ?)?)[${han}]{1,4} [${han}ぁ-んァ-ヶー]{1,5}`,
      'gu',
    ),
  ],
];
