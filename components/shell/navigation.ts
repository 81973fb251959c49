import type { IconName } from '@/components/ui/icon';
import type { Actor } from '@/lib/access/actor';
import { type Domain, type MenuItem, takesPart } from '@/lib/access/domain';
import { domainWords } from '@/lib/core/i18n/domain-words';
import type { Locale } from '@/lib/core/i18n/locale';
import { currentSite, modeOf, type SiteMode } from '@/lib/core/site';
import { domains } from '@/lib/generated/domains';

export interface NavigationItem {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

export interface Navigation {
  readonly main: readonly NavigationItem[];
  /** For those who run something: users, the tree, the log. */
  readonly administration: readonly NavigationItem[];
}

type Declared = (typeof domains)[keyof typeof domains];
type DeclaredIcon = Declared extends infer D
  ? D extends { readonly menu: readonly { icon: infer I }[] }
    ? I
    : never
  : never;
/** An icon that is not drawn does not compile here. */
const drawn = (icon: string): IconName => icon as DeclaredIcon;

interface Ordered extends MenuItem {
  readonly domain: string;
  readonly order: number;
  readonly sites?: readonly SiteMode[] | 'everywhere';
}

const items: readonly Ordered[] = Object.entries<Domain>(domains)
  .flatMap(([domain, { menu = [], order, sites }]) =>
    menu.map((item) => ({ order, ...item, domain, ...(sites === undefined ? {} : { sites }) })),
  )
  .sort((a, b) => a.order - b.order);

/** What the menu offers an actor, of all that domains declare. Comfort only: each page decides by its policy. */
export function navigationOf(actor: Actor, locale: Locale): Navigation {
  const words = new Map(domainWords(locale));
  const mode = modeOf(currentSite());
  const offered = (section: MenuItem['section']) =>
    items
      .filter((item) => item.section === section && takesPart(item, mode) && (item.may?.(actor) ?? true))
      .map(({ domain, key, href, icon }) => ({
        href,
        icon: drawn(icon),
        label: words.get(domain)?.menu?.[key] ?? key,
      }));
  return { main: offered('main'), administration: offered('administration') };
}
