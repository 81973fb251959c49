import { expect, type Page } from '@playwright/test';
import { chooseMatter, test, whenAlive } from '../support/people';
import { withDatabase } from '../support/session';

const typist = '202011-01';
const reader = '202029-01';

const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });

/** As if this person had done nothing for so long, whatever the pages of other journeys do. */
const idleFor = (loginId: string, time: string) =>
  withDatabase((client) =>
    client.query(
      'UPDATE sessions SET last_seen_at = now() - $2::interval WHERE user_id = (SELECT id FROM users WHERE login_id = $1)',
      [loginId, time],
    ),
  );

test('who is typing is told before the log-in ends, can go on, and keeps what is typed when it has ended', async ({
  logIn,
}) => {
  const page = await logIn(typist);
  await page.clock.install();
  await page.goto('/tickets/new');
  await whenAlive(page);
  await field(page, /^件名/).fill('長い文章を書いている');
  await field(page, /^問合せの内容/).fill('一行目\n二行目');
  await expect(page.getByText('下書きを保存しました')).toBeVisible();
  const warning = page.getByText(/^操作がないため、あと3分でログアウトします/);
  await idleFor(typist, '12 minutes 20 seconds');
  // The page asks three minutes before the end; asking is no sign of life.
  await page.clock.fastForward('12:10');
  // Wherever on the page somebody types.
  await expect(warning).toBeInViewport();
  await expect(field(page, /^問合せの内容/)).toBeInViewport();
  await page.getByRole('button', { name: 'ログインを続ける' }).click();
  await expect(warning).toHaveCount(0);

  await idleFor(typist, '16 minutes');
  await page.clock.fastForward('12:10');
  await expect(page.getByText('ログアウトしました', { exact: true })).toBeInViewport();
  await expect(page.getByText('入力した内容はこの画面に残っています。').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^ログインし直す/ }).first()).toHaveAttribute('target', '_blank');
  await expect(field(page, /^件名/)).toHaveValue('長い文章を書いている');
  await expect(field(page, /^問合せの内容/)).toHaveValue('一行目\n二行目');
});

test('after an update of the program an open page says so when it is sent, and keeps what is typed', async ({
  logIn,
}) => {
  const page = await logIn(reader);
  // Another build calls its actions otherwise: to the server this page is one of the program before.
  await page.route('**/tickets/new', (route) => {
    const { 'next-action': action, ...headers } = route.request().headers();
    return route.continue(
      action === undefined ? {} : { headers: { ...headers, 'next-action': `40${'0'.repeat(40)}` } },
    );
  });
  await page.goto('/tickets/new');
  await whenAlive(page);
  await field(page, /^件名/).fill('更新の前に開いた画面');
  await chooseMatter(page);
  await field(page, /^問合せの内容/).fill('更新の間に書いた文章');
  await page.getByRole('radio', { name: /^順に送る/ }).check();
  await page.getByRole('button', { name: '送信する' }).click();
  const said = page
    .getByRole('alert')
    .filter({ hasText: 'プログラムが更新されたため、この画面からは送信できません。' });
  await expect(said).toBeVisible();
  await expect(field(page, /^件名/)).toHaveValue('更新の前に開いた画面');
  await expect(field(page, /^問合せの内容/)).toHaveValue('更新の間に書いた文章');
  const [anew] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'この画面を新しいタブで開く' }).click(),
  ]);
  await expect(anew).toHaveURL(/\/tickets\/new$/);
  await expect(anew.getByRole('button', { name: '送信する' })).toBeVisible();
  await expect(field(page, /^件名/)).toHaveValue('更新の前に開いた画面');
});
