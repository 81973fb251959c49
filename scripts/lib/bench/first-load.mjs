/**
 * What a browser loads with a page it sees first: the page, and its scripts and styles, as sent; fonts are left out.
 * @param {import('./http.mjs').Browser} browser
 * @param {string} path
 */
export async function firstLoad(browser, path) {
  const page = await browser.get(path);
  const files = [...new Set(page.text.match(/\/_next\/static\/[^"'\\ ]+\.(?:js|css)/g) ?? [])];
  const legacy = new Set(
    [...page.text.matchAll(/<script[^>]*src="([^"]+)"[^>]*nomodule/gi)].map(([, source]) => source),
  );
  const sizes = { html: page.bodyBytes, js: 0, css: 0 };
  for (const file of files.filter((one) => !legacy.has(one))) {
    sizes[file.endsWith('.css') ? 'css' : 'js'] += (await browser.get(file)).bodyBytes;
  }
  return { ...sizes, kilobytes: Math.round((sizes.html + sizes.js + sizes.css) / 102.4) / 10 };
}
