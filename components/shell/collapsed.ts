/** `1`: the reader keeps the menu narrow. */
export const collapsedCookie = 'renkei-menu';
