import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
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

/**
 * What axe finds on the page as it is now, as rule and places. Without frames it needs no second page, and what
 * passed is not described.
 * @param without parts that are left out: the same as on a page that was looked at before
 * @param colors whether they can be told apart is looked at, too
 */
export async function findingsHere(page: Page, without: readonly string[] = [], colors = true): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: colors } };
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], rules });
  for (const part of [...without, ...furtherRows]) axe.exclude(part);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** The ways in which one person's pages have shown their shell, which is the same on all of them; the proof looks at it on each. */
export type SeenShells = Set<string>;
const seenIn = (language: string, width: number) => `${language} ${width}`;
export const allShells: SeenShells = new Set(ways.map(([language, width]) => seenIn(language, width)));

/** Buttons of one page that a list of them cannot tell apart. */
export async function sameButtons(page: Page): Promise<string[]> {
  const snapshot = await page.locator('main').ariaSnapshot();
  const names = Array.from(snapshot.matchAll(/- button "(.+?)"(?: \[|:|$)/gm), ([, name]) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `twice: ${name}`);
}

/** What axe finds at an address, and where it is wider than the screen. */
export async function findings(page: Page, address: string, status = 200, seen?: SeenShells): Promise<string[]> {
  const found: string[] = [];
  for (const [language, width] of waysFor(address)) {
    await readIn(page.context(), language);
    await page.setViewportSize({ width, height: 800 });
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(status);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
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
