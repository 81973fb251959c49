import { expect, type Page } from '@playwright/test';
import { chooseMatter, enter, type LogIn, sendInquiry, test } from '../support/people';

// People of their own: ending somebody's sessions must not end those of another journey.
const asker = '152048-01';
const plainAsker = '152056-01';
const writer = '152064-01';
const attacher = '154822-01';
const caller = 'center-call-2';

/** The same person, at another computer, logs all others out. */
async function endOtherSessions(logIn: LogIn, loginId: string): Promise<void> {
  const elsewhere = await logIn(loginId);
  await elsewhere.goto('/settings/security');
  const button = elsewhere.getByRole('button', { name: 'この端末以外をすべてログアウトさせる' });
  // While it is under way the button says so, and is not found by its name either.
  await Promise.all([elsewhere.waitForResponse((response) => response.request().method() === 'POST'), button.click()]);
  await expect(button).toHaveCount(0);
}

/** As in a window behind others: what changes elsewhere does not draw this page anew, which would lead it to the log-in page. */
const putBehind = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });

test('a new inquiry: what was typed after the log-in had ended is there after the next', async ({ logIn }) => {
  const page = await logIn(asker);
  await page.goto('/tickets/new');
  await field(page, /^件名/).fill('帳票の印字がずれる');
  await chooseMatter(page);
  await field(page, /^問合せの内容/).fill('一行目\n');
  await expect(page.getByText('下書きを保存しました')).toBeVisible();
  await endOtherSessions(logIn, asker);

  await field(page, /^問合せの内容/).pressSequentially('ログアウト後の葛\u{e0100}城\u{20bb7}野家');
  await page.getByRole('combobox', { name: /^緊急度/ }).selectOption('high');
  await page.getByRole('radio', { name: /^順に送る/ }).check();
  await expect(page.getByText('下書きをサーバーに保存できません')).toBeVisible();
  // Away by a link, as one leaves a page that seems broken.
  await page.getByRole('link', { name: '機関', exact: true }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
  await enter(page, asker);
  await expect(page).toHaveURL(/\/organizations$/);
  await page.goto('/tickets/new');
  await expect(page.getByText('送信していなかった入力内容を、この画面に戻しました')).toBeVisible();
  await expect(field(page, /^件名/)).toHaveValue('帳票の印字がずれる');
  await expect(field(page, /^問合せの内容/)).toHaveValue('一行目\nログアウト後の葛\u{e0100}城\u{20bb7}野家');
  await expect(page.getByRole('combobox', { name: /^緊急度/ })).toHaveValue('high');
  await expect(page.getByRole('radio', { name: /^順に送る/ })).toBeChecked();
  // The server has it again, so that another computer shows it, too.
  const elsewhere = await logIn(asker);
  await elsewhere.goto('/tickets/new');
  await expect(field(elsewhere, /^問合せの内容/)).toHaveValue(/ログアウト後の葛\u{e0100}城\u{20bb7}野家/u);
});

test('what was attached comes back as well, and what could not be sent is named', async ({ logIn }) => {
  const page = await logIn(attacher);
  await page.goto('/tickets/new');
  const attach = (name: string) =>
    page
      .locator('input[type=file]:not([accept=".xlsx"])')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  const files = page.getByRole('list', { name: '添付するファイル' }).getByRole('listitem');
  await attach('残す.txt');
  await attach('やめる.txt');
  await expect(files).toHaveText([/残す.txt.*送信済み/, /やめる.txt.*送信済み/]);
  await expect(page.getByText('下書きを保存しました')).toBeVisible();
  await endOtherSessions(logIn, attacher);

  await page.getByRole('button', { name: '「やめる.txt」を取り除く' }).click();
  await attach('送れない.txt');
  await expect(files.last()).toContainText('もう一度ログインしてください');
  await expect(page.getByText('下書きをサーバーに保存できません')).toBeVisible();
  await page.goto('/organizations');
  await expect(page).toHaveURL(/\/login\?next=/);
  await enter(page, attacher);
  await expect(page).toHaveURL(/\/organizations$/);
  await page.goto('/tickets/new');
  await expect(page.getByText('送信していなかった入力内容を、この画面に戻しました')).toBeVisible();
  await expect(files).toHaveText([/残す.txt.*送信済み/, /送れない.txt.*このファイルは残っていません/]);
  // It is in the draft again.
  const elsewhere = await logIn(attacher);
  await expect(async () => {
    await elsewhere.goto('/tickets/new');
    await expect(elsewhere.getByRole('list', { name: '添付するファイル' }).getByRole('listitem')).toHaveText([
      /残す.txt/,
    ]);
  }).toPass();
});

test('an answer that is sent after the log-in had ended stays, and is sent after logging in in a new tab', async ({
  logIn,
}) => {
  const page = await logIn(writer);
  const number = await sendInquiry(page, { subject: '回答の下書き', question: 'ログアウト中に書く回答です。' });
  await putBehind(page);
  await endOtherSessions(logIn, writer);
  await field(page, /^本文/).fill('続報です。再起動しても直りません。');
  await page.getByRole('button', { name: '補足を送る' }).click();
  await expect(page.getByText('もう一度ログインしてください').first()).toBeVisible();
  await expect(field(page, /^本文/)).toHaveValue('続報です。再起動しても直りません。');

  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /^ログインし直す/ }).click(),
  ]);
  await enter(tab, writer);
  await expect(tab).toHaveURL(/\/$/);
  await tab.close();
  await page.getByRole('button', { name: '補足を送る' }).click();
  await expect(page).toHaveURL(new RegExp(`${number}\\?done=`));
  await expect(page.locator('.entry').getByText('続報です。再起動しても直りません。')).toBeVisible();
  await expect(field(page, /^本文/)).toHaveValue('');
});

test('an answer: the page that leads itself to the log-in page leads back to what was typed', async ({ logIn }) => {
  const page = await logIn(writer);
  const number = await sendInquiry(page, { subject: '画面が切り替わる', question: '書いている途中です。' });
  await endOtherSessions(logIn, writer);
  await field(page, /^本文/).fill('保存される前の一文');
  // Coming back to the page makes it draw itself anew, and it finds nobody logged in.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page).toHaveURL(/\/login\?next=/);
  await enter(page, writer);
  await expect(page).toHaveURL(new RegExp(`/tickets/${number}`));
  await expect(field(page, /^本文/)).toHaveValue('保存される前の一文');
});

test('a call that is being entered comes back, too', async ({ logIn }) => {
  const page = await logIn(caller);
  await page.goto('/tickets/phone');
  await field(page, /^件名/).fill('電話の途中');
  await chooseMatter(page);
  await page.getByRole('combobox', { name: /^電話をかけてきた機関/ }).fill('153079');
  await endOtherSessions(logIn, caller);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page).toHaveURL(/\/login\?next=%2Ftickets%2Fphone$/);
  await enter(page, caller);
  await expect(page).toHaveURL(/\/tickets\/phone$/);
  await expect(field(page, /^件名/)).toHaveValue('電話の途中');
  await expect(page.getByRole('combobox', { name: /^電話をかけてきた機関/ })).toHaveValue('153079');
});

test('without script the form comes back as a page that sends it again', async ({ logIn }) => {
  const page = await logIn(plainAsker, { javaScriptEnabled: false });
  await page.goto('/tickets/new');
  await field(page, /^件名/).fill('スクリプトなし <b>"件名"</b>');
  await chooseMatter(page);
  await field(page, /^問合せの内容/).fill('一行目\n\n\u{20bb7}野家の三行目');
  await endOtherSessions(logIn, plainAsker);
  await page.getByRole('button', { name: '送信する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'まだ送信されていません' })).toBeVisible();
  await expect(page.getByText('\u{20bb7}野家の三行目')).toBeVisible();

  const link = page.getByRole('link', { name: 'ログイン画面を新しいタブで開く' });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await enter(tab, plainAsker);
  await expect(tab).toHaveURL(/\/$/);
  await tab.close();
  await page.getByRole('button', { name: 'もう一度送信する' }).click();
  await expect(page).toHaveURL(/\/tickets\/\d\d-\d{6}-\d/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('スクリプトなし <b>"件名"</b>');
  await expect(page.locator('.entry-body').first()).toHaveText('一行目\n\n\u{20bb7}野家の三行目');
});
