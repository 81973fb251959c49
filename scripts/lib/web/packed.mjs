import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const types = { js: 'application/javascript; charset=UTF-8', css: 'text/css; charset=UTF-8' };

/**
 * Scripts and style sheets were compressed with the build (`scripts/lib/prepare/pack.mjs`); the framework, which sends static files,
 * is asked for the compressed one by whoever can read it.
 * @param {string} folder of the build
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function pickPacked(folder) {
  const place = path.join(folder, 'static');
  const names = existsSync(place) ? readdirSync(place, { recursive: true, encoding: 'utf8' }) : [];
  const packed = new Set(names.filter((name) => name.endsWith('.br')).map((name) => `/_next/static/${name}`));
  return (request, response) => {
    const address = `${request.url}.br`;
    if (!packed.has(address) || !/\bbr\b/.test(String(request.headers['accept-encoding']))) return;
    request.url = address;
    response.setHeader('content-type', address.endsWith('.css.br') ? types.css : types.js);
    response.setHeader('content-encoding', 'br');
    response.setHeader('vary', 'accept-encoding');
  };
}
