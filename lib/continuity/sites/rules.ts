import { isSigned, publicKeyOf } from '../envelope/rules';
import { siteListSchema } from './schema';
import type { SiteEntry, SiteList } from './types';

/** The list if the root key signed exactly this text; null otherwise. */
export function readList(text: string, signature: string, rootKey: string): SiteList | null {
  if (!isSigned(text, signature, publicKeyOf(rootKey))) return null;
  const parsed = siteListSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export const centerOf = (list: SiteList): SiteEntry | undefined => list.sites.find(({ role }) => role === 'cloud');

/** Whose copies a site keeps: a down-recovery server its own town's, a partner server those of all towns but its own. */
export const keepsOf = (site: SiteEntry, towns: readonly string[]): readonly string[] =>
  site.role === 'down-recovery'
    ? towns.filter((town) => town === site.place)
    : site.role === 'partner'
      ? towns.filter((town) => town !== site.place)
      : [];

/** Towns of a list, in its order. */
export const townsOf = ({ sites }: SiteList): readonly string[] => [
  ...new Set(sites.filter(({ role }) => role === 'down-recovery').map(({ place }) => place)),
];
