import { expect, type Page } from '@playwright/test';
import { chooseMatter, enter, sendInquiry, test } from '../support/people';

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

/** Presses the button of the page's last form. A browser makes six connections, of which each open tab keeps one. */
async function submitInVain(tab: Page): Promise<void> {
  await tab.bringToFront();
  await tab.locator('main form:has(input[name=formOwner]) button[type=submit]').last().click();
  await expect(tab.getByText(refusal)).toBeVisible();
  await expect(tab.getByText('別の利用者がこのブラウザーでログインしています')).toBeVisible();
}

test('what one person typed is not sent by the next, stays, and is sent when its owner is back', async ({ logIn }) => {
  const first = await logIn(before);
  const number = await sendInquiry(first, { subject: '弥彦村の問合せ', question: '一つ目です。' });
  await first.goto(`/tickets/${number}`);
  const inquiry = await openTab(first, '/tickets/new');
  const profile = await openTab(first, '/settings/profile');

  await field(inquiry, /^件名/).fill('弥彦村だけの件名');
  await chooseMatter(inquiry);
  await field(inquiry, /^問合せの内容/).fill('弥彦村だけの内容');
  await inquiry.getByRole('radio', { name: /^順に送る/ }).check();
  await field(first, /^本文/).fill('弥彦村だけの追記');
  await field(profile, /^メールアドレス/).fill('yahiko@example.test');

  const second = await logInOver(first, now);
  for (const tab of [inquiry, first, profile]) await submitInVain(tab);
  await expect(field(inquiry, /^件名/)).toHaveValue('弥彦村だけの件名');
  await expect(field(inquiry, /^問合せの内容/)).toHaveValue('弥彦村だけの内容');
  await expect(field(first, /^本文/)).toHaveValue('弥彦村だけの追記');
  await expect(field(profile, /^メールアドレス/)).toHaveValue('yahiko@example.test');

  // A file, what the page keeps as a draft, and the ways out are the other person's as little.
  await inquiry
    .locator('input[type=file]:not([accept=".xlsx"])')
    .setInputFiles({ name: '弥彦.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await expect(inquiry.getByRole('list', { name: '添付するファイル' })).toContainText(refusal);
  await expect(inquiry.getByText('下書きをサーバーに保存できません')).toBeVisible();
  await profile.getByRole('button', { name: 'English' }).click();
  await expect(profile.getByText(refusal)).toBeVisible();

  // Nothing of it reached the other.
  await second.goto('/tickets?desk=all');
  await expect(second.getByText('弥彦村')).toHaveCount(0);
  await second.goto('/tickets/new');
  await expect(field(second, /^件名/)).toHaveValue('');
  await second.goto('/settings/profile');
  await expect(field(second, /^メールアドレス/)).not.toHaveValue('yahiko@example.test');

  // The owner logs in again in a new tab, and sends what is still there.
  await inquiry.bringToFront();
  await inquiry.getByRole('button', { name: '「弥彦.txt」を取り除く' }).click();
  const link = inquiry.getByRole('link', { name: /^ログインし直す/ }).first();
  const [tab] = await Promise.all([inquiry.context().waitForEvent('page'), link.click()]);
  await enter(tab, before);
  await expect(tab).toHaveURL(/\/$/);
  await inquiry.bringToFront();
  await inquiry.getByRole('button', { name: '送信する' }).click();
  await expect(inquiry).toHaveURL(/\/tickets\/\d\d-\d{6}-\d/);
  await expect(inquiry.getByRole('heading', { level: 1 })).toHaveText('弥彦村だけの件名');
  await expect(inquiry.getByText('弥彦村').first()).toBeVisible();
});

test('nor is any other form', async ({ logIn }) => {
  const lists = await logIn(before);
  await lists.goto('/tickets');
  await lists.locator('summary').filter({ hasText: '保存した条件' }).click();
  await field(lists, /^条件の名前/).fill('弥彦村の一覧');
  const contact = await openTab(lists, '/organizations/153427/contacts/new');
  const mails = await openTab(lists, '/settings/notifications');
  const second = await logInOver(lists, now);
  for (const tab of [lists, contact, mails]) await submitInVain(tab);
  await expect(field(lists, /^条件の名前/)).toHaveValue('弥彦村の一覧');
  await second.goto('/tickets');
  await expect(second.getByText('弥彦村の一覧')).toHaveCount(0);
});

test('a page of one person does not log the next out', async ({ logIn }) => {
  const page = await logIn(before);
  await page.goto('/');
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
  await chooseMatter(page);
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
