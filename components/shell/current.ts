/** Is the page at `path` the item itself or below it? The dashboard is above everything and counts only for itself. */
export function isCurrent(href: string, path: string): boolean {
  const section = href.startsWith('/settings/') ? '/settings' : href;
  return section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`);
}
