import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { demonstrationPassword } from '@/lib/accounts/demonstration/constants';

export type LogIn = (loginId: string, options?: BrowserContextOptions) => Promise<Page>;

/** `logIn('seiro-admin')`: a page of that person's own browser, at the dashboard. */
export const test = base.extend<{ logIn: LogIn }>({
  logIn: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (loginId, options) => {
      const page = await openBrowser(browser, options);
      pages.push(page);
      await page.goto('/login');
      await enter(page, loginId);
      await expect(page).toHaveURL(/\/$/);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

async function openBrowser(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** Fills in the log-in page that is open. */
export async function enter(page: Page, loginId: string): Promise<void> {
  await page.getByRole('textbox', { name: 'ログインID' }).fill(loginId);
  await page.getByLabel('パスワード').fill(demonstrationPassword);
  await page.getByRole('button', { name: 'ログイン', exact: true }).first().click();
}

interface Wanted {
  readonly subject: string;
  readonly question: string;
  readonly file?: string;
}

/** Fills in and sends an inquiry sheet by way of the prefecture; returns its number. */
export async function sendInquiry(page: Page, { subject, question, file }: Wanted): Promise<string> {
  await page.goto('/tickets/new');
  await page.getByRole('textbox', { name: /^件名/ }).fill(subject);
  await page.getByRole('textbox', { name: /^問合せの内容/ }).fill(question);
  await page.getByRole('radio', { name: /^順に送る/ }).check();
  if (file !== undefined) {
    const bytes = { name: file, mimeType: 'text/plain', buffer: Buffer.from('画面に出た文字\n') };
    await page.locator('input[type=file]').setInputFiles(bytes);
    await expect(page.locator('input[name=fileIds]')).toHaveCount(1);
  }
  await page.getByRole('button', { name: '送信する' }).click();
  await expect(page).toHaveURL(/\/tickets\/\d\d-\d{6}-\d/);
  return /\d\d-\d{6}-\d/.exec(page.url())?.[0] ?? '';
}

/** Makes a move on the ticket that is open, with these words. */
export async function makeMove(page: Page, move: string | RegExp, words: string): Promise<void> {
  await page.getByRole('radio', { name: move }).check();
  await page.getByRole('textbox', { name: /^本文/ }).fill(words);
  await page.getByRole('button', { name: '実行する' }).click();
  await expect(page).toHaveURL(/done=/);
}
