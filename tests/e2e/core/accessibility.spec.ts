import { expect } from '@playwright/test';
import { isProof } from '@/tests/support/proof';
import { allShells, findings, type SeenShells, sameButtons } from '../support/axe';
import { dashboards, listPages, notVisited } from '../support/pages';
import { test } from '../support/people';
import { addressOf, visits } from '../support/visits';

test.describe.configure({ mode: 'parallel' });

test('every page has its visit', () => {
  expect(listPages().filter((route) => !(route in visits || route in notVisited))).toEqual([]);
});

test('what is not visited is a page all the same', () => {
  const pages = listPages();
  expect(Object.keys(notVisited).filter((route) => route in visits || !pages.includes(route))).toEqual([]);
});

const people = [...new Set(Object.values(visits).map(({ who }) => who))];

for (const who of people) {
  const pages = Object.entries(visits).filter(([, visit]) => visit.who === who);
  test(`axe finds nothing on the pages of ${who}`, async ({ logIn }) => {
    test.setTimeout(240_000 + pages.length * (isProof ? 30_000 : 15_000));
    const page = await logIn(who);
    const found: string[] = [];
    const seen: SeenShells = new Set();
    for (const [route, visit] of pages) {
      try {
        const address = await addressOf(page, route, visit);
        found.push(...(await findings(page, address, 200, seen)).map((finding) => `${route} ${finding}`));
      } catch (error) {
        found.push(`${route} ${String(error).slice(0, 200)}`);
        continue;
      }
      // Samples repeat themselves.
      if (route !== '/ui') found.push(...(await sameButtons(page)).map((finding) => `${route} ${finding}`));
      if (!/^.+ \| /.test(await page.title())) found.push(`${route} has no title of its own`);
    }
    expect(found).toEqual([]);
  });
}

test('axe finds nothing on any dashboard', async ({ logIn }) => {
  const found: string[] = [];
  // Shells were looked at on the pages of people.
  for (const who of dashboards) {
    const page = await logIn(who);
    found.push(...(await findings(page, '/', 200, allShells)).map((finding) => `${who} ${finding}`));
  }
  expect(found).toEqual([]);
});

test('axe finds nothing where there is no page, with the shell and without', async ({ logIn, page }) => {
  expect(await findings(page, '/no/such/page', 404)).toEqual([]);
  expect(await findings(page, '/tickets?q=%00', 400)).toEqual([]);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByText('画面上部の検索')).toBeHidden();
  const inside = await logIn('seiro-staff');
  expect(await findings(inside, '/no-such-page?desk=all', 404)).toEqual([]);
  expect(await findings(inside, '/tickets/26-000000-0', 404)).toEqual([]);
  await inside.setViewportSize({ width: 1280, height: 800 });
  await inside.goto('/no/such/page');
  await expect(inside.getByRole('heading', { level: 1 })).toHaveText('ページが見つかりません');
  await expect(inside.getByRole('navigation', { name: 'メインメニュー' })).toHaveCount(1);
  await expect(inside.getByText('聖籠町').first()).toBeVisible();
  await expect(inside.getByText('画面上部の検索')).toBeVisible();
});

test('axe finds nothing before log-in', async ({ page }) => {
  const found: string[] = [];
  for (const address of ['/login', '/login/forgotten', '/login/error']) {
    found.push(...(await findings(page, address)).map((finding) => `${address} ${finding}`));
  }
  expect(found).toEqual([]);
});
