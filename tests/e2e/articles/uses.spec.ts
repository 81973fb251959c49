import { expect, type Page } from '@playwright/test';
import { sendInquiry, test } from '../support/people';

/** Opens a category by its place in the tree, as people do. */
async function openCategory(page: Page, name: RegExp): Promise<void> {
  await page.goto('/articles');
  await page.getByRole('navigation', { name: 'カテゴリ' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

test('① an important notice is mailed to every user and confirmed by a town, which its prefecture sees', async ({
  logIn,
}) => {
  const operator = await logIn('operator');
  await operator.goto('/articles/new?category=01-01');
  const title = `緊急の周知 ${Date.now()}`;
  await operator.getByRole('textbox', { name: /^題名/ }).fill(title);
  await operator.getByRole('textbox', { name: /^本文/ }).fill('## 確認事項\n\n- 証明書を更新してください');
  await operator.getByRole('checkbox', { name: '各機関に確認を求める' }).check();
  await operator.getByRole('button', { name: '掲載する' }).click();
  await expect(operator.getByText(/^1,?\d{3} 機関、メールを受け取る利用者/)).toBeVisible();
  await operator.getByRole('button', { name: '掲載する' }).click();
  await expect(operator).toHaveURL(/\/articles\/ART\d{15}$/);
  const address = operator.url();

  const town = await logIn('sekikawa-admin');
  await openCategory(town, /^01\.重要周知事項/);
  await row(town, title).getByRole('link').click();
  await expect(town.getByRole('heading', { name: '確認事項' })).toBeVisible();
  await town.getByRole('button', { name: '確認しました' }).click();
  await expect(town.getByText(/さんが確認しました/)).toBeVisible();

  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(`${address}/readers?state=confirmed`);
  await expect(row(prefecture, '関川村')).toContainText('確認済み');
  await prefecture.getByRole('button', { name: /未確認の 29 機関に催促する/ }).click();
  await expect(prefecture.getByRole('listitem').filter({ hasText: /29 機関に催促/ })).toBeVisible();

  await expect(async () => {
    await town.goto('/mailbox');
    await expect(town.getByText(title).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('② ③ an inquiry stands in the 【問合せ】 of the town, in the 【受付】 of its prefecture, and in its 【問合せ】 when escalated', async ({
  logIn,
}) => {
  const town = await logIn('152226-01');
  await openCategory(town, /^01\.FAQ/);
  await expect(town.getByRole('link', { name: 'パスワードを忘れたときはどうすればよいですか' })).toBeVisible();
  const number = await sendInquiry(town, { subject: '副本登録のエラー', question: 'E-301 が出ます。' });
  await openCategory(town, /^【問合せ】/);
  await expect(row(town, number)).toBeVisible();

  const prefecture = await logIn('niigata-admin');
  await openCategory(prefecture, /^【受付】/);
  await row(prefecture, number).getByRole('link').click();
  await expect(prefecture.getByText('E-301 が出ます。')).toBeVisible();

  const neighbour = await logIn('izumozaki-admin');
  await openCategory(neighbour, /^【問合せ】/);
  await expect(neighbour.getByText(number)).toHaveCount(0);
});

test('④ forms and rules are found by their words and read', async ({ logIn }) => {
  const town = await logIn('seiro-staff');
  await openCategory(town, /^03\.規程・様式等/);
  await town.getByRole('searchbox', { name: /^キーワード/ }).fill('様02-04');
  await town.getByRole('button', { name: '絞り込む' }).click();
  await row(town, '様02-04：問合せ票').getByRole('link').first().click();
  await expect(town.getByRole('heading', { level: 1, name: '様02-04：問合せ票' })).toBeVisible();
});

test('⑤ ⑥ plans of the month and outages are in their places, posted by the owner of the system', async ({ logIn }) => {
  const center = await logIn('center-management');
  await center.goto('/articles/new?category=05');
  const title = `中間サーバーの障害 ${Date.now()}`;
  await center.getByRole('textbox', { name: /^題名/ }).fill(title);
  await center.getByRole('textbox', { name: /^本文/ }).fill('応答が遅くなっています。');
  await center.getByRole('button', { name: '掲載する' }).click();
  await expect(center).toHaveURL(/\/articles\/ART/);

  const town = await logIn('izumozaki-admin');
  await openCategory(town, /^05\.システム障害発生状況/);
  await expect(row(town, title)).toContainText('未読');
  await openCategory(town, /^計画停止情報/);
  await expect(row(town, '自治体中間サーバー').first()).toBeVisible();
  await expect(town.getByRole('link', { name: '記事を投稿' })).toHaveCount(0);
});

test('⑦ ⑧ from a contact window a town writes to another, which answers on the same form; nobody else sees it', async ({
  logIn,
}) => {
  const town = await logIn('seiro-admin');
  await town.goto('/contacts?f1=organization&o1=startsWith&v1=出雲崎町');
  await town
    .getByRole('link', { name: /06で連絡する/ })
    .first()
    .click();
  await expect(town.getByRole('textbox', { name: /^機関の名称または団体コード/ })).toHaveValue('154059');
  const title = `作業依頼 ${Date.now()}`;
  await town.getByRole('textbox', { name: /^題名/ }).fill(title);
  await town.getByRole('textbox', { name: /^本文/ }).fill('復号訓練の準備をお願いします。');
  await town
    .locator('input[type=file]:not([accept=".xlsx"])')
    .setInputFiles({ name: '様式.txt', mimeType: 'text/plain', buffer: Buffer.from('依頼') });
  await expect(town.locator('input[name=fileIds]')).toHaveCount(1);
  await town.getByRole('button', { name: '掲載する' }).click();
  await expect(town.getByText('2 機関、メールを受け取る利用者')).toBeVisible();
  await town.getByRole('button', { name: '掲載する' }).click();
  await expect(town).toHaveURL(/\/articles\/ART/);
  const address = town.url();

  const partner = await logIn('izumozaki-admin');
  await openCategory(partner, /^06\.異常時における連絡等/);
  await row(partner, title).getByRole('link').first().click();
  await partner.getByRole('button', { name: '受領しました' }).click();
  await expect(partner.getByText(/さんが確認しました/)).toBeVisible();
  await partner.getByRole('textbox', { name: /^回答・連絡を追記する/ }).fill('準備できています。');
  await partner.getByRole('button', { name: '送信する' }).click();
  await expect(partner.getByText('準備できています。')).toBeVisible();

  await town.goto(address);
  await expect(town.getByText('準備できています。')).toBeVisible();
  const stranger = await logIn('sekikawa-admin');
  const answer = await stranger.goto(address);
  expect(answer?.status()).toBe(404);
});
