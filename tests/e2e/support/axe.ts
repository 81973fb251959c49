import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { isProof } from '@/tests/support/proof';
import { readIn } from './people';

const ways = [
  ['ja', 1280],
  ['en', 390],
  ['en', 1280],
  ['ja', 390],
] as const;

const sumOf = (address: string) => Array.from(address).reduce((total, letter) => total + letter.charCodeAt(0), 0);

/** Of an address always the same one, of many addresses all of them; the proof looks at each in every way. */
const waysFor = (address: string) => (isProof ? ways : [ways[sumOf(address) % ways.length] ?? ways[0]]);

/** Colors are the same few on all pages, and take axe longer than everything else: on every fourth, in the proof on each. */
const looksAtColors = (address: string) => isProof || Math.floor(sumOf(address) / ways.length) % 4 === 0;

/** What surrounds the content of every page after log-in. */
const shell = ['#shell > header', '#shell > nav', '#shell > footer'];

/** Rows of a long table are alike; the proof looks at all of them. */
const furtherRows = isProof ? [] : ['tbody tr:nth-child(n + 9)'];

interface WithAxe {
  readonly axe: typeof axe & {
    /** What its rules go by, where its types are silent. */
    readonly commons: {
      readonly aria: { readonly getRole: (element: Element) => string | null };
      readonly dom: { readonly isVisibleToScreenReaders: (element: Element) => boolean };
    };
  };
}

/** As short as it comes: every page parses it anew. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const prepared = new WeakSet<Page>();

/** The browser itself puts axe into what is opened from now on: handing it half a megabyte for each page takes as long as the rules. */
async function bringAxe(page: Page): Promise<void> {
  if (prepared.has(page)) return;
  prepared.add(page);
  await page.addInitScript({ content: source });
}

/**
 * What axe finds on the page that is open, as rule and places; what passed is not described.
 * @param without parts that are left out: the same as on a page that was looked at before
 * @param colors whether they can be told apart is looked at, too
 */
async function findingsHere(page: Page, without: readonly string[], colors: boolean): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: colors } };
  const exclude = [...without, ...furtherRows].map((part) => [part]);
  const found = await page.evaluate(
    async ([context, options]) => {
      const { violations } = await (window as unknown as WithAxe).axe.run(context, options);
      return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }));
    },
    [{ exclude }, { resultTypes: ['violations' as const], rules }] satisfies [axe.ContextObject, axe.RunOptions],
  );
  return found.map(({ id, targets }) => `${id} ${targets.join(' | ')}`);
}

/** The ways in which one person's pages have shown their shell, which is the same on all of them; the proof looks at it on each. */
export type SeenShells = Set<string>;
const seenIn = (language: string, width: number) => `${language} ${width}`;
export const allShells: SeenShells = new Set(ways.map(([language, width]) => seenIn(language, width)));

/** Buttons of the page that is open, where axe was, that a list of them cannot tell apart. */
export async function sameButtons(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => {
    const { axe: rules } = window as unknown as WithAxe;
    const main = document.querySelector('main') ?? document.body;
    rules.setup(main);
    const { text, aria, dom } = rules.commons;
    const buttons = Array.from(main.querySelectorAll('button, input, [role=button]')).filter(
      (element) =>
        (aria.getRole(element) === 'button' || element.matches('[type=file]')) && dom.isVisibleToScreenReaders(element),
    );
    const all = buttons.map((button) => text.accessibleText(button));
    rules.teardown();
    return all;
  });
  return [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))].map(
    (name) => `twice: ${name}`,
  );
}

/** What axe finds at an address, and where it is wider than the screen. */
export async function findings(page: Page, address: string, status = 200, seen?: SeenShells): Promise<string[]> {
  const found: string[] = [];
  await bringAxe(page);
  for (const [language, width] of waysFor(address)) {
    await readIn(page.context(), language);
    await page.setViewportSize({ width, height: 800 });
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(status);
    await expect.poll(() => page.evaluate(() => document.documentElement.lang), address).toBe(language);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const without = seen?.has(seenIn(language, width)) && !isProof ? shell : [];
    seen?.add(seenIn(language, width));
    const wide = beyond > 0 ? [`${beyond} px wider than the screen`] : [];
    const here = await findingsHere(page, without, looksAtColors(address));
    found.push(...[...wide, ...here].map((finding) => `${language} ${width}: ${finding}`));
  }
  await readIn(page.context(), 'ja');
  return found;
}
