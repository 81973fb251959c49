import type { NotificationChannel } from '@/lib/core/generated/enums';
import type { Messages } from '@/lib/core/i18n/catalog';
import type { SiteMode } from '@/lib/core/site';
import type { Actor } from './actor';

type Declared = Messages['domains'];
type Part<Name, Key extends string> = Name extends keyof Declared
  ? Declared[Name] extends Readonly<Record<Key, infer Found>>
    ? Found
    : never
  : never;
type KeyOf<Words> = Words extends unknown ? keyof Words & string : never;

type Notifications = Part<keyof Declared, 'notifications'>;
type KindsIn<Kinds> = Kinds extends unknown
  ? { [Target in keyof Kinds & string]: `${Target}.${KeyOf<Kinds[Target]>}` }[keyof Kinds & string]
  : never;

/** A domain may tell of its kinds in groups of others. */
type GroupsIn<Words> = Words extends { groups: infer Groups } ? KeyOf<Groups> : never;

/** `<target>.<verb>`: what has a text in the `notifications.kinds` of some domain's `domain.json`. */
export type DeclaredKind = KindsIn<Notifications extends { kinds: infer Kinds } ? Kinds : never>;
/** What has words in the `notifications.groups` of some domain's `domain.json`. */
export type DeclaredGroup = GroupsIn<Notifications>;

export interface MenuItem {
  /** Its words: `menu.<key>` in the domain's `domain.json`. */
  readonly key: string;
  readonly href: string;
  /** A drawing of `components/ui/icon.tsx`. */
  readonly icon: string;
  /** Administration is for those who run something: users, the tree, the log. */
  readonly section: 'main' | 'administration';
  /** Ascending; none = the domain's. */
  readonly order?: number;
  /** Comfort only: each page decides by its policy. None = everybody. */
  readonly may?: (actor: Actor) => boolean;
}

/** Where a domain takes part that does not say so: the national portal alone. */
const portalOnly: readonly SiteMode[] = ['portal'];

export const takesPart = ({ sites = portalOnly }: Pick<Domain, 'sites'>, mode: SiteMode): boolean =>
  sites === 'everywhere' || sites.includes(mode);

/** What a domain adds to the portal, as plain facts: safe to load anywhere. What it does stands in `domain.server.ts`. */
export interface Domain {
  /** Its place among the domains wherever they are listed, ascending. */
  readonly order: number;
  /** First parts of its addresses (`/tickets/…`), by which the metrics count. */
  readonly areas?: readonly string[];
  /** In which kinds of installation it has menu, work and clock; none = the portal only. */
  readonly sites?: readonly SiteMode[] | 'everywhere';
  readonly menu?: readonly MenuItem[];
  readonly notifications?: {
    /** What a user chooses a channel for, with the one at first. */
    readonly groups: Readonly<Partial<Record<DeclaredGroup, NotificationChannel>>>;
    readonly kinds: Readonly<Partial<Record<DeclaredKind, DeclaredGroup>>>;
    /** Groups that are mailed to everybody whom they reach, whatever they would choose. */
    readonly obligatory?: readonly DeclaredGroup[];
  };
  /** Words for values that audit rows of the domain hold, by the name of their field. */
  readonly auditValues?: (messages: Messages) => Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Keys that it derives from RENKEI_SECRET (`lib/access/keys.ts`). Renaming one makes what was sealed with it unreadable. */
  readonly keyPurposes?: readonly string[];
}

interface Worded<Name extends string> extends Domain {
  readonly menu?: readonly (MenuItem & { readonly key: KeyOf<Part<Name, 'menu'>> })[];
}

/** `name` is the domain's folder. A menu item without words does not compile. */
export const declareDomain = <const Name extends string, const D extends Worded<Name>>(_name: Name, domain: D): D =>
  domain;
