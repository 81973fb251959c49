/**
 * Set for two seconds by a page that refreshes by itself: such a request is no sign of life and must not keep a session alive. It
 * can only make a session end earlier.
 */
export const refreshCookie = 'renkei-refresh';
