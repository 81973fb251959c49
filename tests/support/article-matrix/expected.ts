import type { Role } from '@/lib/access/actor';

/*
 * Who meets what of the articles, as the sources say it (S3; domain.md §6): written down here without a look at the portal's own policies.
 */

export const people = {
  operator: ['SOUMU', 'system_administrator'],
  operatorAuditor: ['SOUMU', 'auditor'],
  center: ['JLIS', 'system_management'],
  prefecture: ['150002', 'system_administrator'],
  otherPrefecture: ['200000', 'system_administrator'],
  town: ['153079', 'system_administrator'],
  townAuditor: ['153079', 'auditor'],
  townClerk: ['153079', 'counter_clerk'],
  otherTown: ['154059', 'staff'],
  agency: ['NB0001', 'system_management'],
  systemOwner: ['VD0001', 'staff'],
} as const satisfies Record<string, readonly [string, Role]>;
export type Who = keyof typeof people;
export const everybody = Object.keys(people) as Who[];

const nation: readonly Who[] = ['operator', 'center'];
const owners: readonly Who[] = ['operator', 'systemOwner'];
/** All but auditors and counter clerks, who write nothing. */
export const writers: readonly Who[] = [
  ...nation,
  'prefecture',
  'otherPrefecture',
  'town',
  'otherTown',
  'agency',
  'systemOwner',
];

/**
 * Every node of the tree: who posts there, and whose article stands there for the others to read; in one node of each kind in every
 * state, in the others (`as`) published.
 */
export const tree: Readonly<
  Record<string, { readonly posts: readonly Who[]; readonly by?: Who; readonly as?: string }>
> = {
  '01': { posts: [] },
  '01-01': { posts: nation, by: 'operator' },
  '01-02': { posts: nation, by: 'center' },
  '02': { posts: [] },
  '02-01': { posts: nation, by: 'operator' },
  '02-02': { posts: nation, by: 'center', as: '01-02' },
  '02-03': { posts: [] },
  '03': { posts: [] },
  '03-01': { posts: nation, by: 'operator' },
  '03-02': { posts: nation, by: 'center', as: '03-01' },
  '03-03': { posts: nation, by: 'operator', as: '03-01' },
  '03-04': { posts: nation, by: 'center', as: '03-01' },
  '03-05': { posts: nation, by: 'operator', as: '03-01' },
  '03-06': { posts: nation, by: 'center', as: '03-01' },
  '04': { posts: [] },
  '04-01': { posts: owners, by: 'systemOwner' },
  '04-02': { posts: owners, by: 'operator', as: '04-01' },
  '05': { posts: owners, by: 'systemOwner' },
  '06': { posts: writers },
};

/** In 06 each tier once writes, is addressed, and is not. */
const letters: readonly { readonly by: Who; readonly to: readonly Who[] }[] = [
  { by: 'town', to: ['prefecture', 'center'] },
  { by: 'prefecture', to: ['otherTown', 'operator'] },
  { by: 'operator', to: ['otherPrefecture', 'systemOwner'] },
  { by: 'center', to: ['town', 'agency'] },
];

const states = ['draft', 'published', 'expired', 'withdrawn', 'cancelled'] as const;
/** `cancelled`: withdrawn before it came out. */
export type State = (typeof states)[number];
/** `page` = its page, which is what is printed; `text`, `file`, `answers` = that the page shows them; the last three have an address. */
export type Surface =
  | ('page' | 'text' | 'listed' | 'found' | 'unread' | 'file' | 'category zip' | 'answers' | 'revisions')
  | ('zip' | 'download' | 'export');

const whole: readonly Surface[] = ['page', 'text', 'listed', 'found', 'file', 'zip', 'download', 'revisions'];
/** What meets a colleague of the author, and whoever may read it: everybody, in 06 the addressed. Nobody else meets anything. */
const meets: Readonly<Record<State, { readonly colleague: readonly Surface[]; readonly reader: readonly Surface[] }>> =
  {
    draft: { colleague: whole, reader: [] },
    published: {
      colleague: [...whole, 'answers', 'unread', 'category zip'],
      reader: [...whole, 'answers', 'unread', 'category zip'],
    },
    expired: { colleague: [...whole, 'answers'], reader: [...whole, 'answers'] },
    // That it was withdrawn, and why; what it said is its author's, and nobody's search finds it.
    withdrawn: {
      colleague: ['page', 'text', 'listed', 'file', 'zip', 'download', 'revisions', 'answers'],
      reader: ['page', 'listed'],
    },
    cancelled: { colleague: ['page', 'text', 'listed', 'file', 'zip', 'download', 'revisions'], reader: [] },
  };
/** Who has read it: the author's organization, and of what everybody reads those who chase. */
export const chasers: readonly Who[] = [...nation, 'operatorAuditor', 'prefecture', 'otherPrefecture'];

/** The kinds of category in which the surfaces with an address are opened one by one: one that everybody reads, and the addressed one. */
export const routed: readonly string[] = ['05', '06'];

export interface Article {
  readonly title: string;
  readonly code: string;
  readonly state: State;
  readonly by: Who;
  /** null = everybody. */
  readonly to: readonly Who[] | null;
}

export const articles: readonly Article[] = states.flatMap((state) => [
  ...Object.entries(tree).flatMap(([code, { by, as }]) =>
    by === undefined || (as !== undefined && state !== 'published')
      ? []
      : [{ title: `行列 ${code} ${state}`, code, state, by, to: null }],
  ),
  ...letters.map(({ by, to }) => ({ title: `行列 06 ${by} ${state}`, code: '06', state, by, to })),
]);

export const office = (who: Who): string => people[who][0];
const isIn = (who: Who, them: readonly Who[]): boolean => them.map(office).includes(office(who));

export function expectedFor(who: Who, { code, by, to, state }: Article): Surface[] {
  const colleague = isIn(who, [by]);
  const surfaces = colleague ? meets[state].colleague : to === null || isIn(who, to) ? meets[state].reader : [];
  const chases = colleague || (to === null && surfaces.includes('page') && chasers.includes(who));
  const all: readonly Surface[] = chases ? [...surfaces, 'export'] : surfaces;
  // Nobody's own article is new to them; addresses are opened in some categories.
  const left = who === by ? ['unread'] : [];
  const shut = routed.includes(code) ? left : [...left, 'zip', 'download', 'export'];
  return all.filter((surface) => !shut.includes(surface)).sort();
}
