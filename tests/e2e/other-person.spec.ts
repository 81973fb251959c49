import { expect, type Page } from '@playwright/test';
import { enter, test } from './support/people';

// People of their own: they log in over one another.
const before = '153427-01';
const now = '153613-01';
const plain = '153851-01';

const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });
const refusal = 'この画面を開いたあとに、別の利用者がこのブラウザーでログインしたため、受け付けませんでした';

async function openTab(page: Page, address: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(address);
  return tab;
}

/** Somebody else logs in to the same browser. */
async function logInOver(page: Page, loginId: string): Promise<Page> {
  const tab = await openTab(page, '/login');
  await enter(tab, loginId);
  await expect(tab).toHaveURL(/\/$/);
  return tab;
}

test('a page of one person does not log the next out', async ({ logIn }) => {
  const page = await logIn(before);
  const second = await logInOver(page, now);
  await page.getByLabel(/^利用者メニュー/).click();
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await expect(page.getByText(refusal)).toBeVisible();
  await second.goto('/settings/profile');
  await expect(second).toHaveURL(/\/settings\/profile$/);
  await expect(second.locator('main').getByText(now)).toBeVisible();
});

test('without script the form comes back as a page that its owner can send', async ({ logIn }) => {
  const page = await logIn(plain, { javaScriptEnabled: false });
  await page.goto('/tickets/new');
  await field(page, /^件名/).fill('スクリプトなしの阿賀町');
  await field(page, /^問合せの内容/).fill('\n一行目\n\n\u{20bb7}野家の三行目');
  await page.getByRole('radio', { name: /^順に送る/ }).check();
  await logInOver(page, now);
  await page.getByRole('button', { name: '送信する' }).click();
  await expect(page.getByText('別の利用者がこのブラウザーでログインしたため、送信しませんでした')).toBeVisible();
  await expect(page.locator('textarea').filter({ hasText: '三行目' })).toBeVisible();
  // Still the other's: sent again it comes back again.
  await page.getByRole('button', { name: 'もう一度送信する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'まだ送信されていません' })).toBeVisible();
  await logInOver(page, plain);
  await page.getByRole('button', { name: 'もう一度送信する' }).click();
  await expect(page).toHaveURL(/\/tickets\/\d\d-\d{6}-\d/);
  await expect(page.locator('.entry-body').first()).toHaveText('\n一行目\n\n\u{20bb7}野家の三行目');
});
