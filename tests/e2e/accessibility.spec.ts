import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { addressOf, dashboards, listPages, visits } from './support/pages';
import { test } from './support/people';

const languages = ['ja', 'en'] as const;
const widths = [1280, 390] as const;

/** What axe finds, as rule and places, in both languages and at both widths. */
async function findings(page: Page, address: string): Promise<string[]> {
  const found: string[] = [];
  for (const language of languages) {
    await page.context().addCookies([{ name: 'renkei-locale', value: language, url: new URL('/', page.url()).href }]);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const response = await page.goto(address);
      expect(response?.status(), address).toBe(200);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        found.push(`${language} ${width}: ${id} ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
    }
  }
  return found;
}

test.describe.configure({ mode: 'parallel' });

test('every page has its visit', () => {
  expect(listPages().filter((route) => !(route in visits))).toEqual([]);
});

const people = [...new Set(Object.values(visits).map(({ who }) => who))];

for (const who of people) {
  const pages = Object.entries(visits).filter(([, visit]) => visit.who === who);
  test(`axe finds nothing on the pages of ${who}`, async ({ logIn }) => {
    test.setTimeout(30_000 + pages.length * 30_000);
    const page = await logIn(who);
    const found: string[] = [];
    for (const [route, visit] of pages) {
      const address = await addressOf(page, route, visit);
      found.push(...(await findings(page, address)).map((finding) => `${route} ${finding}`));
    }
    expect(found).toEqual([]);
  });
}

test('axe finds nothing on any dashboard', async ({ logIn }) => {
  test.setTimeout(300_000);
  const found: string[] = [];
  for (const who of dashboards) {
    const page = await logIn(who);
    found.push(...(await findings(page, '/')).map((finding) => `${who} ${finding}`));
  }
  expect(found).toEqual([]);
});

test('axe finds nothing before log-in', async ({ page }) => {
  test.setTimeout(120_000);
  const found: string[] = [];
  for (const address of ['/login', '/login/forgotten', '/login/error']) {
    await page.goto(address);
    found.push(...(await findings(page, address)).map((finding) => `${address} ${finding}`));
  }
  expect(found).toEqual([]);
});
