/** Is the page at `path` the item itself or below it? The dashboard is above everything and counts only for itself. */
export function isCurrent(href: string, path: string): boolean {
  const page = path.split('?')[0] ?? '';
  const section = href.startsWith('/settings/') ? '/settings' : href;
  return section === '/' ? page === '/' : page === section || page.startsWith(`${section}/`);
}
