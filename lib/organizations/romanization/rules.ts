import { suffixReadings, syllables } from './constants';

const glides: Readonly<Record<string, string>> = { ゃ: 'a', ゅ: 'u', ょ: 'o' };

/** き + ゃ → kya, し + ゃ → sha, じ + ゃ → ja. */
function withGlide(syllable: string, vowel: string): string {
  const stem = syllable.slice(0, -1);
  return /^(sh|ch|j)$/.test(stem) ? stem + vowel : `${stem}y${vowel}`;
}

function toSyllables(kana: string): string[] {
  const latin: string[] = [];
  for (const letter of kana) {
    const glide = glides[letter];
    if (glide !== undefined) latin.push(withGlide(latin.pop() ?? '', glide));
    else if (letter === 'っ' || letter === 'ん' || letter === 'ー') latin.push(letter);
    else latin.push(syllables.get(letter) ?? letter);
  }
  return latin;
}

/** おう, おお and うう are one long vowel, written once; いい, ああ and えい are written as they stand. */
function prolongs(previous: string, syllable: string): boolean {
  if (syllable === 'ー') return true;
  return (
    (previous.endsWith('o') && (syllable === 'u' || syllable === 'o')) || (previous.endsWith('u') && syllable === 'u')
  );
}

function join(latin: readonly string[]): string {
  let text = '';
  let previous = '';
  latin.forEach((syllable, index) => {
    const next = latin[index + 1] ?? '';
    if (prolongs(previous, syllable)) {
      previous = '';
      return;
    }
    previous = syllable;
    if (syllable === 'っ') text += next.startsWith('ch') ? 't' : next.slice(0, 1);
    else if (syllable === 'ん') text += /^[aiueoy]/.test(next) ? "n'" : 'n';
    else text += syllable;
  });
  return text;
}

/** Hiragana in Latin letters: Hepburn without macrons, `n` before every consonant, `n'` before a vowel or y. */
export function romanize(hiragana: string): string {
  return join(toSyllables(hiragana));
}

/**
 * The name of a prefecture or municipality in Latin letters: 聖籠町, せいろうまち → Seiro-machi. Kana do not show where a word
 * ends (たきの・うえ), so a few names need their own spelling (`prisma/seed/data/municipalities.tsv`, or typed by the center).
 */
export function romanizeName(name: string, kana: string): string {
  const suffix = suffixReadings[name.slice(-1)]?.find((reading) => kana.endsWith(reading));
  const stem = romanize(suffix === undefined ? kana : kana.slice(0, -suffix.length));
  const capital = stem.slice(0, 1).toUpperCase() + stem.slice(1);
  return suffix === undefined ? capital : `${capital}-${romanize(suffix)}`;
}
