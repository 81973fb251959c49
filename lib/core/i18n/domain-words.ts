import { catalog } from './catalog';
import type { Locale } from './locale';

type Words = Readonly<Record<string, string>>;

/** What a domain's `domain.json` may hold. */
export interface DomainWords {
  /** By the keys of its menu items. */
  readonly menu?: Words;
  /** By error code, without the domain's name. */
  readonly errors?: Words;
  readonly audit?: {
    readonly targets?: Words;
    /** By target, then by verb. */
    readonly events?: Readonly<Record<string, Words>>;
    readonly fields?: Words;
    readonly reasons?: Words;
  };
  readonly notifications?: {
    /** By target, then by verb. */
    readonly kinds: Readonly<Record<string, Words>>;
    readonly groups?: Words;
    /** What belongs to a group. */
    readonly groupHints?: Words;
  };
}

/** The words of what each domain declares, by the domain's name. */
export const domainWords = (locale: Locale): [domain: string, words: DomainWords][] =>
  Object.entries<DomainWords>(catalog[locale].domains);
