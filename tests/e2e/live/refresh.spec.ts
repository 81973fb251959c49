import { expect } from '@playwright/test';
import { sendInquiry, test } from '../support/people';

// Of this file alone, for what one types and counts is another journey's, too, where they share a town or a prefecture.
const town = '152234-01';
const countingTown = '202011-01';
const countingPrefecture = '200000-01';

test('a list that is drawn anew keeps what is typed and opened beside it', async ({ logIn }) => {
  const page = await logIn('niigata-staff');
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto('/tickets');
  const filter = page.getByRole('searchbox', { name: '言葉・番号・問合せ元', exact: true });
  const search = page.getByRole('searchbox', { name: '検索' });
  await search.fill('26-0');
  await page.locator('summary').filter({ hasText: '絞り込み・並び順' }).click();
  await filter.fill('まだ絞り込んでいない言葉');
  const account = page.getByRole('banner').locator('details');
  // With a stream each, the seventh would get no connection for anything else over HTTP/1.1.
  const context = page.context();
  let streams = 0;
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/events') streams++;
  });
  const windows = await Promise.all(Array.from({ length: 6 }, () => context.newPage()));
  for (const other of windows) await other.goto('/tickets');

  const asker = await logIn(town);
  const subject = '一覧にひとりでに現れる問合せ';
  const number = await sendInquiry(asker, { subject, question: '表示を確かめるための問合せです。' });
  await expect(page.getByRole('link', { name: subject })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: number })).toHaveCount(1);
  for (const other of windows) await expect(other.getByRole('link', { name: subject })).toBeVisible();
  expect(streams).toBe(0);
  await Promise.all(windows.map((other) => other.close()));
  await page.bringToFront();
  await expect(filter).toHaveValue('まだ絞り込んでいない言葉');
  await expect(filter).toBeFocused();
  await expect(search).toHaveValue('26-0');

  await account.locator('summary').click();
  await expect(account.getByRole('link', { name: '設定' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(account.getByRole('link', { name: '設定' })).toBeHidden();
  expect(faults).toEqual([]);
});

test('the keyboard stays where it is when a list is drawn anew', async ({ logIn }) => {
  const asker = await logIn(town);
  const first = '先に届いた問合せ';
  await sendInquiry(asker, { subject: first, question: '選んでいる行です。' });
  const page = await logIn('niigata-staff');
  await page.goto('/tickets');
  await page.getByRole('link', { name: first }).focus();
  const second = '後から届いた問合せ';
  await sendInquiry(asker, { subject: second, question: '上に増える行です。' });
  await expect(page.getByRole('link', { name: second })).toBeVisible();
  await expect(page.getByRole('link', { name: first })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
});

test('a page says everything without script', async ({ logIn }) => {
  const subject = '画面の動きを使わない人の問合せ';
  const question = '本文も読めます。';
  const number = await sendInquiry(await logIn(town), { subject, question });
  const page = await logIn(town, { javaScriptEnabled: false });
  await page.goto('/tickets?desk=all');
  await expect(page.getByRole('navigation', { name: 'メインメニュー' }).getByRole('link')).not.toHaveCount(0);
  await page.getByRole('link', { name: subject }).click();
  await expect(page).toHaveURL(new RegExp(`/tickets/${number}$`));
  await expect(page.getByText(question)).toBeVisible();
});

test('logging out is a form that needs no script, and nobody else’s page can send it', async ({ logIn }) => {
  const page = await logIn('seiro-clerk', { javaScriptEnabled: false });
  const foreign = await page.request.post('/logout', { headers: { origin: 'https://elsewhere.example' } });
  expect(foreign.status()).toBe(403);
  await page.goto('/');
  await page.getByRole('banner').locator('summary').click();
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
});

test('a dashboard counts on while a table in it is open, and an inquiry is taken with one click', async ({ logIn }) => {
  const page = await logIn(countingPrefecture);
  await page.goto('/');
  const waiting = page.getByRole('link', { name: '対応が必要' });
  const before = await waiting.textContent();
  await page.getByText('表で見る').click();
  const table = page.getByRole('table', { name: '受付と完了の推移（14日間）' });
  await expect(table).toBeVisible();
  const asker = await logIn(countingTown);
  await sendInquiry(asker, { subject: '数を確かめるための問合せ', question: '数が変わります。' });
  await expect(waiting).not.toHaveText(before ?? '');
  await expect(table).toBeVisible();
  await page
    .getByRole('button', { name: /^自分が担当する/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/tickets\/\d\d-\d{6}-\d\?done=take$/);
});
