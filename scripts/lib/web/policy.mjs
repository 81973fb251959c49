/**
 * What a page may load and do, for one answer. `strict-dynamic`: scripts that a trusted script loads are trusted, nothing else is,
 * also not from this site (an uploaded file). No inline style either: what is drawn is in style sheets. `data:` images are the icons
 * inside them.
 * @param {object} page
 * @param {string} page.nonce random for each answer; scripts without it do not run
 * @param {boolean} page.secure served over HTTPS
 * @param {boolean} page.development `next dev` evaluates code and injects styles
 */
export function contentSecurityPolicy({ nonce, secure, development }) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Two years, as browsers' preload lists ask for. */
export const strictTransport = 'max-age=63072000; includeSubDomains';
