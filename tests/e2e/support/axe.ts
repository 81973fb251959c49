import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const languages = ['ja', 'en'] as const;
const widths = [1280, 390] as const;

/** What axe finds on the page as it is now, as rule and places. */
export async function findingsHere(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** Buttons of one page that a list of them cannot tell apart. */
export async function sameButtons(page: Page): Promise<string[]> {
  const snapshot = await page.locator('main').ariaSnapshot();
  const names = Array.from(snapshot.matchAll(/- button "(.+?)"(?: \[|:|$)/gm), ([, name]) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `twice: ${name}`);
}

/** What axe finds at an address, in both languages and at both widths. */
export async function findings(page: Page, address: string, status = 200): Promise<string[]> {
  const found: string[] = [];
  for (const language of languages) {
    await page.context().addCookies([{ name: 'renkei-locale', value: language, url: new URL('/', page.url()).href }]);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const response = await page.goto(address);
      expect(response?.status(), address).toBe(status);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      found.push(...(await findingsHere(page)).map((finding) => `${language} ${width}: ${finding}`));
    }
  }
  await page.context().addCookies([{ name: 'renkei-locale', value: 'ja', url: new URL('/', page.url()).href }]);
  return found;
}
