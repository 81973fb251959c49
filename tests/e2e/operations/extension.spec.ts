import { expect } from '@playwright/test';
import { test } from '../support/people';

/** A Wednesday that no holiday table changes, far enough away. */
const day = '2027-06-02';
const window = `/operations/window?org=153079&service=wide-area-issuance&at=${day}T18:30`;

test('a town asks two others to keep the counters open; each agrees with one click, and all see it', async ({
  logIn,
}) => {
  const town = await logIn('seiro-admin');
  await town.goto(window);
  await expect(town.getByText('閉まっています').first()).toBeVisible();
  await town.goto('/operations/extensions/new');
  await town.getByRole('textbox', { name: /^日付/ }).fill(day);
  await town.getByRole('textbox', { name: /^終了/ }).fill('29:00');
  await town.getByRole('textbox', { name: /^理由/ }).fill('転入の手続きが集中するため');
  await town.getByRole('textbox', { name: /^関係市区町村/ }).fill('関川村、154059');
  await town.getByRole('textbox', { name: /^回答期限/ }).fill('2027-06-01T17:00');
  await town.getByRole('button', { name: '延長を依頼' }).click();
  // Nothing runs into the next day's start; what was typed stays.
  await expect(town.getByText(/28:00以前/).first()).toBeVisible();
  await expect(town.getByRole('textbox', { name: /^関係市区町村/ })).toHaveValue('関川村、154059');
  await town.getByRole('textbox', { name: /^終了/ }).fill('20:00');
  await town.getByRole('button', { name: '延長を依頼' }).click();
  await expect(town).toHaveURL(/\/operations\/extensions\/\d+$/);
  const address = new URL(town.url()).pathname;
  const title = (await town.getByRole('heading', { level: 1 }).textContent()) ?? '';

  for (const partner of ['sekikawa-admin', 'izumozaki-admin']) {
    await expect(town.getByText('調整中')).toBeVisible();
    const other = await logIn(partner);
    await other.goto('/notifications');
    const asked = other.getByRole('listitem').filter({ has: other.getByRole('link', { name: title }) });
    await expect(asked).toContainText('聖籠町');
    await asked.getByRole('button', { name: '同意する' }).click();
    await expect(asked).toHaveCount(0);
  }
  // The asker's page changes by itself.
  await expect(town.getByText('成立').first()).toBeVisible();

  await town.goto(window);
  await expect(town.getByText('開いています').first()).toBeVisible();
  await expect(town.getByText(/サービス時間の延長（17:00–20:00）/).first()).toBeVisible();
  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(address);
  await expect(prefecture.getByRole('row', { name: /新潟県/ })).toContainText('連絡のみ');
  const stranger = await logIn('200000-01');
  expect((await stranger.goto(address))?.status()).toBe(404);
});
