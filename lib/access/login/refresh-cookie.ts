/**
 * Set for two seconds by a page that refreshes by itself: such a request is no sign of life and must not keep a session alive. It
 * can only make a session end earlier.
 */
export const refreshCookie = 'renkei-refresh';

/**
 * Does a page ask by itself? Every request of the browser in those two seconds brings the cookie. Whoever opens a page then asks for a document,
 * which a refresh never does.
 */
export const refreshesItself = (jar: { has(name: string): boolean }, head: Headers): boolean =>
  jar.has(refreshCookie) && !head.get('accept')?.includes('text/html');
