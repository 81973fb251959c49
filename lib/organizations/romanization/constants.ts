/** Hepburn syllables. A small ゃゅょ is handled by rule, and so are っ, ん and long vowels. */
const rows: Readonly<Record<string, readonly string[]>> = {
  あいうえお: ['a', 'i', 'u', 'e', 'o'],
  かきくけこ: ['ka', 'ki', 'ku', 'ke', 'ko'],
  がぎぐげご: ['ga', 'gi', 'gu', 'ge', 'go'],
  さしすせそ: ['sa', 'shi', 'su', 'se', 'so'],
  ざじずぜぞ: ['za', 'ji', 'zu', 'ze', 'zo'],
  たちつてと: ['ta', 'chi', 'tsu', 'te', 'to'],
  だぢづでど: ['da', 'ji', 'zu', 'de', 'do'],
  なにぬねの: ['na', 'ni', 'nu', 'ne', 'no'],
  はひふへほ: ['ha', 'hi', 'fu', 'he', 'ho'],
  ばびぶべぼ: ['ba', 'bi', 'bu', 'be', 'bo'],
  ぱぴぷぺぽ: ['pa', 'pi', 'pu', 'pe', 'po'],
  まみむめも: ['ma', 'mi', 'mu', 'me', 'mo'],
  らりるれろ: ['ra', 'ri', 'ru', 're', 'ro'],
  やゆよわを: ['ya', 'yu', 'yo', 'wa', 'o'],
};

export const syllables: ReadonlyMap<string, string> = new Map(
  Object.entries(rows).flatMap(([kana, latin]) => [...kana].map((letter, index) => [letter, latin[index] ?? ''])),
);

/** Endings of the names of prefectures and municipalities: written kanji → its readings. */
export const suffixReadings: Readonly<Record<string, readonly string[]>> = {
  県: ['けん'],
  府: ['ふ'],
  都: ['と'],
  市: ['し'],
  区: ['く'],
  町: ['ちょう', 'まち'],
  村: ['むら', 'そん'],
};
