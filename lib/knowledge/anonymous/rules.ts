import { z } from 'zod';
import { foldedKanji } from '@/lib/core/folding/constants';
import { patterns, type RemovedKind, removedKinds, replacements } from './constants';
import { type OwnName, ownPatterns } from './own/rules';
import { narrow, replaceNarrowed } from './width/rules';

export const removedShape = z.object({ kind: z.enum(removedKinds), original: z.string(), replacement: z.string() });
export type Removed = z.infer<typeof removedShape>;

export interface Anonymous {
  readonly text: string;
  readonly removed: readonly Removed[];
}

/** Names that are known: of every organization, of the one that asked in all its forms, and of the people who wrote. */
export interface KnownNames {
  readonly organizations: readonly string[];
  readonly own: readonly OwnName[];
  readonly people: readonly string[];
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const usual = (letter: string) => foldedKanji.get(letter) ?? letter;

/** A name as it is typed: 𠮷田 calls herself 吉田 as well. */
const typed = (name: string): string =>
  [...name]
    .map((letter) => {
      const same = [...foldedKanji.keys()].filter((other) => usual(other) === usual(letter));
      return same.length === 0 ? quoted(letter) : `[${usual(letter)}${same.join('')}]`;
    })
    .join('');

/** What follows where the same characters are a place's name: 石川県, 福島駅. */
const noPerson = '(?!県|都|府|道|市|区|町|村|郡|駅|線|川|山|島|庁|支所|地区)';

/** A name with any blank between its parts, and its family name by itself: one of a single character where a title or form of address follows. */
function personPatterns(name: string): RegExp[] {
  const parts = name
    .normalize('NFKC')
    .trim()
    .split(/[\s　]+/u)
    .filter(Boolean);
  const [family = ''] = parts;
  if (family === '' || name.trim().length < 2) return [];
  const whole = parts.map(typed).join('[\\s　]*');
  // スズ is no part of アイスズーム.
  if (/^[ァ-ヶー]+$/.test(family) && parts.length < 2) return [new RegExp(`(?<![ァ-ヶー])${whole}(?![ァ-ヶー])`, 'gu')];
  if (parts.length < 2) return [new RegExp(`${whole}${noPerson}`, 'gu')];
  const alone = family.length > 1 ? noPerson : '(?=様|さん|氏|主査|主任|主事|係長|課長|補佐|です|より|と申|が担当)';
  return [new RegExp(whole, 'gu'), new RegExp(`${typed(family)}${alone}`, 'gu')];
}

/** 聖籠町 as well as 聖籠町役場; the longest first, so that 新潟県 does not cut 新潟県庁. */
function organizationPatterns(names: readonly string[]): RegExp[] {
  const known = [...new Set(names.filter((name) => name.length >= 2).map((name) => name.normalize('NFKC')))].sort(
    (a, b) => b.length - a.length,
  );
  const size = 200;
  const patterns: RegExp[] = [];
  for (let from = 0; from < known.length; from += size)
    patterns.push(
      new RegExp(
        `(?:${known
          .slice(from, from + size)
          .map(quoted)
          .join('|')})(?:役場|役所|庁舎?)?`,
        'gu',
      ),
    );
  return patterns;
}

type IsTaken = (found: Pick<Removed, 'kind' | 'original'>) => boolean;
const everything: IsTaken = () => true;

/** The text without who it was about, and what was taken out of it, each once. Rules only: a person checks the result. */
export function anonymize(text: string, names: KnownNames, isTaken = everything): Anonymous {
  const removed = new Map<string, Removed>();
  let left = text;
  let narrowed = narrow(text);
  const take = (kind: RemovedKind, pattern: RegExp) => {
    const before = left;
    left = replaceNarrowed(left, narrowed, pattern, (original) => {
      const replacement = replacements[kind];
      if (original.trim() === '' || original === replacement || !isTaken({ kind, original })) return original;
      removed.set(`${kind} ${original}`, { kind, original, replacement });
      return replacement;
    });
    if (left !== before) narrowed = narrow(left);
  };
  for (const person of names.people) for (const pattern of personPatterns(person)) take('person', pattern);
  for (const [kind, pattern] of patterns) if (kind !== 'person') take(kind, pattern);
  for (const pattern of organizationPatterns(names.organizations)) take('organization', pattern);
  for (const [kind, pattern] of patterns) if (kind === 'person') take(kind, pattern);
  for (const pattern of ownPatterns(names.own)) take('organization', pattern);
  return { text: left, removed: [...removed.values()] };
}

/**
 * Texts of one matter, each as by `anonymize`: who is told by name in one of them is taken out of all, unless the name is in hiragana, which
 * may be a part of any word.
 */
export function anonymizeAll(texts: readonly string[], names: KnownNames, isTaken = everything): Anonymous[] {
  const told = texts
    .flatMap((text) => anonymize(text, names, isTaken).removed)
    .filter(({ kind, original }) => kind === 'person' && !/^[ぁ-ん\s]+$/.test(original));
  const people = [...names.people, ...told.map(({ original }) => original)];
  return texts.map((text) => anonymize(text, { ...names, people }, isTaken));
}
