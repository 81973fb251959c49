import { expect, type Page } from '@playwright/test';
import { test } from '../support/people';

const heading = '提供先,事務,提供年月,提供件数,提供方法';
const first = '気象庁,気象業務法による同法第17条第1項の許可に関する事務,平成25年8月,５,即時提供';

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  await page.goto('/statistics/provision/import');
  const buffer = Buffer.from([heading, ...lines].join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: '提供状況.csv', mimeType: 'text/csv', buffer });
  await expect(page.locator('input[name=fileIds]')).toHaveCount(1);
}

test('the center imports next year’s table, mends its bad lines, sees the difference and publishes the notice', async ({
  logIn,
}) => {
  const center = await logIn('center-management');
  const send = center.getByRole('button', { name: '取り込む' });
  await choose(center, [first, ',,9月,-1,即時提供', ',,10月,7,郵送', '提供件数合計,,,"1,010",']);
  await send.click();
  await expect(center.getByText('3行目「提供件数」：「-1」は負の数です。').first()).toBeVisible();
  await expect(center.getByText('4行目「提供方法」：「郵送」は提供方法ではありません。').first()).toBeVisible();

  await choose(center, [first, ',,9月,"1,000",電気通信回線', '提供件数合計,,,"1,010",']);
  await send.click();
  await expect(center.getByText('提供件数合計と行の計が合いません（1,010 − 1,005 = 5）。').first()).toBeVisible();
  await center.getByRole('checkbox', { name: /^提供件数合計と行の計が合わないことを承知で取り込む/ }).check();
  await send.click();
  await expect(center).toHaveURL(/\/statistics\/provision\?year=2013/);
  await expect(center.getByText('差は5件です。')).toBeVisible();
  await expect(center.getByText('未公表：センターだけに表示しています')).toBeVisible();

  const town = await logIn('seiro-staff');
  await town.goto('/statistics/provision?year=2013');
  await expect(town.getByText('差は5件です。')).toHaveCount(0);
  await center.getByRole('button', { name: '公表する' }).click();
  await expect(center.getByRole('button', { name: '公表を取り下げる' })).toBeVisible();
  await town.reload();
  await expect(town.getByText('差は5件です。')).toBeVisible();
  const address = await town.getByRole('link', { name: '公告（PDF）' }).getAttribute('href');
  const notice = await town.request.get(address ?? '');
  expect([notice.status(), notice.headers()['content-type']]).toEqual([200, 'application/pdf']);
});
