import { withKanji } from './readings';
import { fold } from './rules';
import { synonymLines } from './synonyms';

/** What any of its alternatives says is one thing that was asked for; the first is what was typed. */
export interface Term {
  readonly alternatives: readonly string[];
}

const most = 24;
const groups = synonymLines.map((line) => [...new Set(line.map((word) => trimEnd(fold(word))))]);
/** The longest first: 転入転出手続の特例 is not 転入. */
const known = [...new Set(groups.flat())].sort((a, b) => b.length - a.length);

/** サーバー and サーバ are one word: what is looked for ends before the long vowel. */
function trimEnd(word: string): string {
  return word.length > 2 ? word.replace(/ー+$/u, '') : word;
}

/** できない says nothing by itself. */
const kanaEnding = /^[ぁ-ゖー]+$/u;
const codes = /[a-z0-9][a-z0-9._/-]*[a-z0-9]|[a-z0-9]/g;

/** The pairs of a run of kanji, each a term: 日次処理 is found in 日次の処理, too. */
function pairs(run: string): string[] {
  const letters = [...run];
  return letters.length < 2 ? [] : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

interface Taken {
  readonly rest: string;
  readonly terms: Term[];
}

const groupsOf = (word: string) => groups.filter((group) => group.includes(word));
const knownTerm = (word: string): Term => ({ alternatives: [...new Set([word, ...groupsOf(word).flat()])] });

/** What a known expression speaks of, where that is another thing: 印刷できない is about 印刷. */
function knownWithin(word: string): Term[] {
  const same = new Set(groupsOf(word).flat());
  const inner = known.filter(
    (other) => other.length < word.length && word.includes(other) && !same.has(other) && !kanaEnding.test(other),
  );
  return inner.filter((one) => !inner.some((other) => other !== one && other.includes(one))).map(knownTerm);
}

/** Known expressions out of a folded text; a blank stays in their place. */
function takeKnown(folded: string): Taken {
  let rest = folded;
  const terms: Term[] = [];
  const within: Term[] = [];
  for (const word of known) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, ' ');
    terms.push(knownTerm(word));
    within.push(...knownWithin(word));
  }
  return { rest, terms: [...terms, ...within] };
}

const single = (word: string): Term => ({ alternatives: [word] });

function codeTerm(code: string): Term {
  const plain = code.replace(/[-_./]/g, '');
  return { alternatives: [...new Set([code, plain])] };
}

/** Words of the question that stand as they are: codes, runs of katakana as it was typed, pairs of kanji. */
function plainTerms(typed: string, asked: string): Term[] {
  const terms: Term[] = [];
  for (const code of asked.match(codes) ?? []) if (code.length > 1) terms.push(codeTerm(code));
  for (const run of typed.normalize('NFKC').match(/[ァ-ヶー]{2,}/gu) ?? []) {
    const word = fold(run);
    if (asked.includes(word)) terms.push(single(trimEnd(word)));
  }
  for (const run of asked.match(/[\p{Script=Han}々]+/gu) ?? []) terms.push(...pairs(run).map(single));
  return terms;
}

/**
 * What a question in natural words asks for: known expressions with what else they are called, codes, katakana words and pairs of kanji.
 * Particles and endings say nothing; where nothing else was typed, they are what is looked for.
 */
export function termsOf(question: string): Term[] {
  const asked = withKanji(fold(question));
  const { rest, terms } = takeKnown(asked);
  const plain = plainTerms(question, asked);
  const left = plain.filter(({ alternatives: [word = ''] }) => rest.includes(word) || !isKnown(word, terms));
  const found = unique([...terms, ...left]);
  if (found.length > 0) return found.slice(0, most);
  const kana = asked.replaceAll(' ', '');
  return unique((kana.length < 2 ? [kana] : pairs(kana)).filter(Boolean).map(single)).slice(0, most);
}

const isKnown = (word: string, terms: readonly Term[]) =>
  terms.some(({ alternatives }) => alternatives.some((alternative) => alternative.includes(word)));

function unique(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter(({ alternatives }) => {
    const key = alternatives.join(' ');
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
