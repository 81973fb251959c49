/** Groups that every organization can address without making them (S3 グループ選択). */
export const plainGroups = ['below', 'municipalities', 'prefectures', 'agencies', 'nation'] as const;
export type PlainGroup = (typeof plainGroups)[number];

/** Whom a form addresses at once: a plain group, a prefecture's municipalities, the users of a system, or a list of one's own. */
export type GroupKey =
  | { readonly kind: PlainGroup }
  | { readonly kind: 'prefecture' | 'system'; readonly code: string }
  | { readonly kind: 'group'; readonly id: string };

const forms = {
  prefecture: /^prefecture:([0-9]{6})$/,
  system: /^system:([A-Z0-9-]{2,20})$/,
  group: /^group:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
};

/** null = no group has such a key. */
export function readGroupKey(text: string): GroupKey | null {
  const plain = plainGroups.find((kind) => kind === text);
  if (plain !== undefined) return { kind: plain };
  const [prefecture, system, group] = [forms.prefecture, forms.system, forms.group].map((form) => form.exec(text)?.[1]);
  if (prefecture !== undefined) return { kind: 'prefecture', code: prefecture };
  if (system !== undefined) return { kind: 'system', code: system };
  return group === undefined ? null : { kind: 'group', id: group };
}

/** Names and codes of organizations, one a line or separated by commas, as people type or paste them. */
export const readNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,、，;；\t]+/u)
      .map((name) => name.normalize('NFKC').trim())
      .filter(Boolean),
  ),
];
