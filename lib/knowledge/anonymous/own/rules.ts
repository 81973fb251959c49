/** The names of the organization that asked, present or former. */
export interface OwnName {
  readonly name: string;
  /** Hiragana. */
  readonly kana: string;
  /** `Seiro-machi` */
  readonly nameEn: string;
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const katakana = (kana: string) =>
  kana.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));

/** Names of towns without 町 that are words of any inquiry, too: 中間サーバー, 本部, 中央, 三種類. */
const ordinary = new Set(
  '中央 本部 国立 中間 昭和 三種 最上 共和 明和 南部 東北 東洋 豊富 平生 出水 高原 新地 水上 階上 行方 大口 日立 富士 佐々'.split(
    ' ',
  ),
);
const kind = '(?:town|city|village|ward|prefecture|machi|mura|cho|shi|son|ku|ken|fu|to)';

function patternsOf({ name, kana, nameEn }: OwnName): RegExp[] {
  const short = name.replace(/[都府県市区町村]$/, '');
  const latin = nameEn.replace(new RegExp(`[- ]${kind}$`, 'i'), '');
  const readings = kana.length < 4 ? [] : [quoted(kana), `(?<![ァ-ヶー])${quoted(katakana(kana))}(?![ァ-ヶー])`];
  return [
    ...(/^[\p{Script=Han}々ヶケノ]{2,}$/u.test(short) && short !== name && !ordinary.has(short)
      ? [new RegExp(`(?<![\\p{Script=Han}々])${quoted(short)}`, 'gu')]
      : []),
    ...readings.map((reading) => new RegExp(reading, 'gu')),
    ...(latin.length < 3
      ? []
      : [new RegExp(`(?<![a-z])(?:${kind} of )?${quoted(latin)}(?:[- ]?${kind})?(?![a-z])`, 'gi')]),
  ];
}

/** How else the asker's own organization is called: 聖籠, せいろうまち, セイロウマチ, Seiro Town. */
export const ownPatterns = (names: readonly OwnName[]): RegExp[] => names.flatMap(patternsOf);
