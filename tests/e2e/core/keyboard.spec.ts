import { expect, type Page } from '@playwright/test';
import { demonstrationPassword } from '@/lib/accounts/demonstration/constants';
import { expectVisibleFocus, tabTo } from '../support/keyboard';
import { makeMove, test } from '../support/people';

async function write(page: Page, name: RegExp | string, words: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name }));
  await page.keyboard.insertText(words);
}

/** One of a group: Tab reaches the chosen one (the first, if none is), arrows choose another. */
async function choose(page: Page, legend: string | RegExp, name: RegExp): Promise<void> {
  const group = page.getByRole('group', { name: legend });
  const chosen = group.locator('input:checked');
  const first = (await chosen.count()) > 0 ? chosen : group.getByRole('radio').first();
  await tabTo(page, first);
  await page.keyboard.press('Space');
  const wanted = group.getByRole('radio', { name });
  for (let step = 0; step < 8 && !(await wanted.isChecked()); step += 1) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
  await expectVisibleFocus(page);
}

async function logInByKeyboard(page: Page, loginId: string): Promise<void> {
  await page.goto('/login');
  await write(page, 'ログインID', loginId);
  await tabTo(page, page.getByLabel('パスワード'));
  await page.keyboard.insertText(demonstrationPassword);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/$/);
}

test('a town logs in, asks, and closes its inquiry without a mouse', async ({ page, logIn }) => {
  await logInByKeyboard(page, '152251-01');

  // The first stop of every page leads past header and menu.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ移動' })).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true);

  await page.goto('/');
  await tabTo(page, page.getByRole('navigation', { name: 'メインメニュー' }).getByRole('link', { name: '問合せ' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tickets$/);
  await tabTo(page, page.getByRole('link', { name: '新しい問合せ' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tickets\/new$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await write(page, /^件名/, 'キーボードだけの問合せ');
  for (const name of [/^対象システム/, /^種別/, /^緊急度/]) {
    await tabTo(page, page.getByRole('combobox', { name }));
    await page.keyboard.press('ArrowDown');
  }
  await write(page, /^問合せの内容/, 'マウスがつながっていません。');
  // Whoever waits only when the key is pressed can be too late: the browser is told to hand its choosers over.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, page.getByRole('button', { name: 'ファイルを選択' }).last());
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: '画面.txt', mimeType: 'text/plain', buffer: Buffer.from('画面の文字\n') });
  await expect(page.locator('input[name=fileIds]')).toHaveCount(1);
  await choose(page, /^送り先/, /^順に送る/);
  await tabTo(page, page.getByRole('button', { name: '送信する' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tickets\/\d\d-\d{6}-\d/);
  const address = page.url();

  const prefecture = await logIn('niigata-staff');
  await prefecture.goto(new URL(address).pathname);
  await makeMove(prefecture, '回答する', '別のマウスをお使いください。');

  await expect(page.getByText('別のマウスをお使いください。')).toBeVisible();
  await choose(page, /^操作/, /^完了にする/);
  await write(page, /^本文/, '直りました。');
  await tabTo(page, page.getByRole('button', { name: '完了にする' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/done=close/);
  await expect(page.getByText('完了', { exact: true }).first()).toBeVisible();
});

test('what is wrong with a form is reached by keyboard: the summary takes the focus and leads to the field', async ({
  logIn,
}) => {
  const page = await logIn('seiro-staff');
  await page.goto('/tickets/new');
  await tabTo(page, page.getByRole('button', { name: /^送信する|へ送る$/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('入力内容に誤りがあります')).toBeVisible();
  const summary = page.locator('[tabindex="-1"]').filter({ hasText: '入力内容に誤りがあります' });
  await expect(summary.last()).toBeFocused();
  await page.keyboard.press('Tab');
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^件名/ })).toBeFocused();
});

test.describe('on a narrow screen', () => {
  const narrow = { viewport: { width: 390, height: 800 } };

  test('the menu takes the focus, keeps it, closes on Escape and gives it back', async ({ logIn }) => {
    const page = await logIn('seiro-clerk', narrow);
    await page.goto('/');
    const opener = page.getByRole('link', { name: 'メニュー', exact: true });
    const menu = page.getByRole('navigation', { name: 'メインメニュー' });
    await expect(menu).toBeHidden();
    for (const way of ['Escape', 'Enter'] as const) {
      await tabTo(page, opener);
      await page.keyboard.press('Enter');
      await expect(menu.getByRole('link', { name: 'メニューを閉じる' })).toBeFocused();
      const stops = await menu.getByRole('link').count();
      for (let step = 0; step < stops + 3; step += 1) {
        await page.keyboard.press('Tab');
        // Past the last stop the browser's own window has it, as with every page.
        const where = await page.evaluate(() => document.activeElement?.closest('#menu, body')?.id ?? 'elsewhere');
        expect(['menu', ''], `step ${step}`).toContain(where);
      }
      expect(await page.evaluate(() => document.querySelectorAll('#shell > [inert]').length)).toBeGreaterThan(2);
      await menu.getByRole('link', { name: 'メニューを閉じる' }).focus();
      await page.keyboard.press(way);
      await expect(menu).toBeHidden();
      await expect(opener).toBeFocused();
      expect(await page.evaluate(() => document.querySelectorAll('#shell > [inert]').length)).toBe(0);
      await page.goto('/organizations');
    }
  });

  test('the menu opens, leads on and closes without script', async ({ logIn }) => {
    const page = await logIn('seiro-clerk', { ...narrow, javaScriptEnabled: false });
    await page.goto('/');
    const menu = page.getByRole('navigation', { name: 'メインメニュー' });
    await page.getByRole('link', { name: 'メニュー', exact: true }).click();
    await expect(menu).toBeVisible();
    await menu.getByRole('link', { name: 'メニューを閉じる' }).click();
    await expect(menu).toBeHidden();
    await page.getByRole('link', { name: 'メニュー', exact: true }).click();
    await menu.getByRole('link', { name: '機関', exact: true }).click();
    await expect(page).toHaveURL(/\/organizations$/);
  });
});
