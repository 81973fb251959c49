import { expect } from '@playwright/test';
import { enter, test } from '../support/people';

test('a form says what is wrong, keeps what was typed, and starts anew when it is done', async ({ logIn }) => {
  const page = await logIn('seiro-admin');
  await page.goto('/ui');
  const form = page.getByRole('form', { name: '見本フォーム' });
  await form.locator('textarea').fill('あ'.repeat(201));
  await form.getByRole('button', { name: '送信する' }).click();
  const summary = form.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('listitem')).toHaveText([
    '件名: 入力してください。',
    '対象システム: 入力してください。',
    '緊急度: 入力してください。',
    '問合せ内容: 200文字以内で入力してください。',
  ]);
  await expect(form.locator('textarea')).toHaveValue('あ'.repeat(201));
  await summary.getByRole('link', { name: /件名/ }).click();
  await expect(form.getByLabel('件名')).toBeFocused();

  await form.getByLabel('件名').fill('試験');
  await form.getByLabel('対象システム').selectOption('b');
  await form.getByLabel('高', { exact: true }).check();
  await form.locator('textarea').fill('短い');
  await form.getByRole('button', { name: '送信する' }).dblclick();
  await expect(form.getByRole('status')).toHaveText('送信しました（見本のため、どこにも送られていません）');
  await expect(form.getByLabel('件名')).toHaveValue('');
});

test('Enter that ends an IME conversion sends nothing', async ({ logIn }) => {
  const page = await logIn('seiro-admin');
  await page.goto('/ui');
  const subject = page.getByRole('form', { name: '見本フォーム' }).getByLabel('件名');
  await subject.focus();
  const prevented = await subject.evaluate((field) => {
    const init = { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
    return !field.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  expect(prevented).toBe(true);
});

test('a file is sent with its hash, a wrong one is refused beside its name, a hindered one can be sent again', async ({
  logIn,
}) => {
  const page = await logIn('seiro-admin');
  await page.goto('/ui');
  const form = page.getByRole('form', { name: '見本フォーム' });
  await form.locator('input[type=file]').setInputFiles([
    { name: '資料.txt', mimeType: 'text/plain', buffer: Buffer.from('こんにちは\n') },
    { name: 'bad.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ]);
  const list = form.getByRole('list', { name: '添付するファイル' });
  await expect(list.getByRole('listitem').filter({ hasText: '資料.txt' })).toContainText('送信済み');
  await expect(list.getByRole('listitem').filter({ hasText: 'bad.exe' })).toContainText('添付できません');
  await expect(form.locator('input[name=fileIds]')).toHaveCount(1);
  const again = list.getByRole('button', { name: /をもう一度送る$/ });
  await expect(again).toHaveCount(0);

  await page.route('**/api/files?*', (route) => route.abort());
  await form
    .locator('input[type=file]')
    .setInputFiles([{ name: '追加.txt', mimeType: 'text/plain', buffer: Buffer.from('追加\n') }]);
  await expect(again).toHaveCount(1);
  await page.unroute('**/api/files?*');
  await again.click();
  await expect(list.getByRole('listitem').filter({ hasText: '追加.txt' })).toContainText('送信済み');
  await expect(form.locator('input[name=fileIds]')).toHaveCount(2);
});

test('no component is wider than the screen', async ({ logIn }) => {
  for (const language of ['ja', 'en'] as const) {
    const page = await logIn('seiro-admin', { language });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/ui');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  }
});

test('one logs in and opens the menu without script on a narrow screen', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto('/login');
  await enter(page, 'seiro-admin');
  const item = page.getByRole('navigation', { name: 'メインメニュー' }).getByRole('link', { name: '連絡窓口' });
  await expect(item).toBeHidden();
  await page.getByRole('link', { name: 'メニュー', exact: true }).click();
  await expect(item).toBeVisible();
  await context.close();
});
