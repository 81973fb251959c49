import { ownerCookieName } from '@/lib/access/forms/fields';

/** Has somebody else logged in to this browser since the page was made? */
export function isOthers(owner: string): boolean {
  const mark = `${ownerCookieName}=`;
  const now = document.cookie.split('; ').find((one) => one.startsWith(mark));
  return now !== undefined && owner !== '' && now !== `${mark}${owner}`;
}
