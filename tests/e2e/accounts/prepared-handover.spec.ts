import { expect } from '@playwright/test';
import { readIn, test } from '../support/people';

const width = () => document.documentElement.scrollWidth - innerWidth;

test('a hand-over is prepared for 1 April, changed and withdrawn', async ({ logIn }) => {
  const page = await logIn('152277-01');
  await page.goto('/admin/users/handover');
  await expect(page.getByText('準備した年度更新はありません')).toBeVisible();
  const csv = page.getByRole('textbox', { name: /^CSVの内容/ });
  const heading = '区分,ログインID,氏名,フリガナ,役割\n';

  await csv.fill(`${heading}異動,march-1,試験 花子,シケン ハナコ,職員`);
  await page.getByRole('button', { name: '内容を確認する' }).click();
  await expect(page.getByText('使える言葉：追加、変更、停止、再開')).toBeVisible();
  await expect(csv).toHaveValue(/異動,march-1/);

  await csv.fill(`${heading}追加,march-1,試験 花子,シケン ハナコ,職員`);
  await page.getByRole('button', { name: '内容を確認する' }).click();
  const day = page.getByLabel(/^適用日/);
  await expect(day).toHaveValue(/^\d{4}-04-01$/);
  await day.fill('2020-04-01');
  await page.getByRole('button', { name: 'この日に反映するよう準備する' }).click();
  await expect(day).toHaveAccessibleDescription(/明日から1年先まで/);
  await expect(day).toHaveValue('2020-04-01');
  const april = `${new Date().getFullYear() + (new Date().getMonth() < 3 ? 0 : 1)}-04-01`;
  await day.fill(april);
  await page.getByRole('button', { name: 'この日に反映するよう準備する' }).click();

  await expect(page.getByText('年度更新を準備しました')).toBeVisible();
  await expect(page.getByText('適用予定')).toBeVisible();
  await expect(page.getByRole('cell', { name: '試験 花子 (職員)' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(width)).toBeLessThanOrEqual(0);

  await page.getByText('行や適用日を変更する').click();
  await csv.fill(`${heading}追加,march-2,試験 次郎,シケン ジロウ,職員`);
  await page.getByRole('button', { name: '内容を確認する' }).click();
  await page.getByRole('button', { name: 'この内容に変更する' }).click();
  await expect(page.getByText('準備した内容を変更しました')).toBeVisible();
  await expect(page.getByText('試験 次郎 (職員)')).toBeVisible();

  await readIn(page.context(), 'en');
  await page.reload();
  await expect(page.getByText('Planned', { exact: true })).toBeVisible();
  expect(await page.evaluate(width)).toBeLessThanOrEqual(0);
  await page.locator('summary', { hasText: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('The hand-over was withdrawn')).toBeVisible();
  await page.goto('/admin/users/handover');
  await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible();
});

test('who keeps no users finds no hand-over', async ({ logIn }) => {
  const page = await logIn('seiro-staff');
  await page.goto('/admin/users/handover/0190a1b2-0000-7000-8000-000000000001');
  await expect(page.getByText('準備した人')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('年度更新');
});
