import { z } from 'zod';
/** What is taken out of an inquiry's words before others read them. */
export const removedKinds = ['organization', 'person', 'phone', 'mail', 'number', 'address'] as const;
export type RemovedKind = (typeof removedKinds)[number];

export const removedShape = z.object({ kind: z.enum(removedKinds), original: z.string(), replacement: z.string() });
export type Removed = z.infer<typeof removedShape>;

export interface Anonymous {
  readonly text: string;
  readonly removed: readonly Removed[];
}

/** Names that are known: of every organization, and of the people who wrote. */
export interface KnownNames {
  readonly organizations: readonly string[];
  readonly people: readonly string[];
}

const replacements: Readonly<Record<RemovedKind, string>> = {
  organization: '○○団体',
  person: '○○',
  phone: '（電話番号）',
  mail: '（メールアドレス）',
  number: '（番号）',
  address: '（住所）',
};

/** Not names of people, though what looks like a form of address follows: お客様, 皆様, 仕様, 同様. */
const noNames =
  '(?:お|御|ご)?(?:皆|客|担当者?|利用者?|住民|職員|申請者?|届出人|本人|操作者|関係者?|世帯主|保護者|仕|同|模|多|異|一|左|有)';
const digit = '[0-9０-９]';
const hyphen = '[-‐‑–—−ー－]';

const patterns: readonly (readonly [RemovedKind, RegExp])[] = [
  ['mail', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    'phone',
    new RegExp(
      `(?<!${digit})(?:${digit}{2,5}${hyphen}${digit}{1,4}${hyphen}${digit}{3,4}|[0０]${digit}{9,10})(?!${digit})`,
      'g',
    ),
  ],
  ['phone', /内線[\s:：]*[0-9０-９]{2,6}/g],
  ['address', new RegExp(`〒\\s*${digit}{3}${hyphen}?${digit}{4}`, 'g')],
  [
    'address',
    new RegExp(
      `[\\p{Script=Han}ヶケノ]{1,12}${digit}{1,5}(?:丁目|番地|番${digit}{1,4}号|番)(?:の?${digit}{1,4}(?:番|号)?)*`,
      'gu',
    ),
  ],
  // Inquiries' own numbers, individual numbers (12 digits), 住民票コード (11), processing numbers.
  ['number', new RegExp(`(?<!${digit})${digit}{2}${hyphen}${digit}{6}${hyphen}${digit}(?!${digit})`, 'g')],
  [
    'number',
    new RegExp(`(?<!${digit})${digit}{4}(?:[ 　]|${hyphen})${digit}{4}(?:[ 　]|${hyphen})${digit}{4}(?!${digit})`, 'g'),
  ],
  ['number', new RegExp(`(?<!${digit})${digit}{6,}(?!${digit})`, 'g')],
  ['number', /(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?/g],
  [
    'person',
    new RegExp(
      `(?<![\\p{Script=Han}々])(?!${noNames}(?:様|さま|さん|氏))[\\p{Script=Han}々]{1,6}(?:[ 　][\\p{Script=Han}々ぁ-んァ-ヶー]{1,5})?(?=様(?!式|子|々|相)|さま|さん(?![\\p{Script=Han}])|氏(?!名|子))`,
      'gu',
    ),
  ],
  [
    'person',
    // Whoever says their own name, with the section before it or not.
    /(?<![\p{Script=Han}々])[\p{Script=Han}々]{1,4}(?:[ 　][\p{Script=Han}々ぁ-んァ-ヶー]{1,5})?(?=と(?:申し|申す|言います|いいます|いう者))/gu,
  ],
  [
    'person',
    /(?<=(?:担当|氏名|担当者|連絡先|申請者|操作者)(?:は|が|の|[:：]|[ 　])[ 　]*)[\p{Script=Han}々]{1,4}[ 　][\p{Script=Han}々ぁ-んァ-ヶー]{1,5}/gu,
  ],
];

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What follows where the same characters are a place's name: 石川県, 福島駅. */
const noPerson = '(?!県|都|府|道|市|区|町|村|郡|駅|線|川|山|島|庁|支所|地区)';

/** A name with any blank between its parts, and its family name by itself: one of a single character where a title or form of address follows. */
function personPatterns(name: string): RegExp[] {
  const parts = name
    .trim()
    .split(/[\s　]+/u)
    .filter(Boolean);
  const [family = ''] = parts;
  if (family === '' || name.trim().length < 2) return [];
  const whole = parts.map(quoted).join('[\\s　]*');
  if (parts.length < 2) return [new RegExp(`${whole}${noPerson}`, 'gu')];
  const alone = family.length > 1 ? noPerson : '(?=様|さん|氏|主査|主任|主事|係長|課長|補佐|です|より|と申|が担当)';
  return [new RegExp(whole, 'gu'), new RegExp(`${quoted(family)}${alone}`, 'gu')];
}

/** 聖籠町 as well as 聖籠町役場; the longest first, so that 新潟県 does not cut 新潟県庁. */
function organizationPatterns(names: readonly string[]): RegExp[] {
  const known = [...new Set(names.filter((name) => name.length >= 2))].sort((a, b) => b.length - a.length);
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

/** The text without who it was about, and what was taken out of it, each once. Rules only: a person checks the result. */
export function anonymize(text: string, names: KnownNames): Anonymous {
  const removed = new Map<string, Removed>();
  const take = (from: string, kind: RemovedKind, pattern: RegExp) =>
    from.replace(pattern, (original) => {
      const replacement = replacements[kind];
      if (original.trim() === '' || original === replacement) return original;
      removed.set(`${kind} ${original}`, { kind, original, replacement });
      return replacement;
    });
  let left = text;
  for (const person of names.people) for (const pattern of personPatterns(person)) left = take(left, 'person', pattern);
  for (const [kind, pattern] of patterns) left = take(left, kind, pattern);
  for (const pattern of organizationPatterns(names.organizations)) left = take(left, 'organization', pattern);
  return { text: left, removed: [...removed.values()] };
}

/** Texts of one matter, each as by `anonymize`: who is told by name in one of them is taken out of all. */
export function anonymizeAll(texts: readonly string[], names: KnownNames): Anonymous[] {
  const told = texts.flatMap((text) => anonymize(text, names).removed).filter(({ kind }) => kind === 'person');
  const people = [...names.people, ...told.map(({ original }) => original)];
  return texts.map((text) => anonymize(text, { ...names, people }));
}
