import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { demonstrationPassword } from '@/lib/accounts/demonstration/constants';
import { type Locale, localeCookie } from '@/lib/core/i18n/locale';
import { cookieOf, origin } from './session';

interface Options extends BrowserContextOptions {
  /** What the person reads; Japanese if it is not said. */
  readonly language?: Locale;
}

export type LogIn = (loginId: string, options?: Options) => Promise<Page>;

/** `logIn('seiro-admin')`: an empty page of that person's own browser, in which they have logged in. */
export const test = base.extend<{ logIn: LogIn }>({
  logIn: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (loginId, { language = 'ja', ...options } = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await context.addCookies([await cookieOf(loginId)]);
      await readIn(context, language);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** From now on pages come in this language. */
export const readIn = (context: BrowserContext, language: Locale): Promise<void> =>
  context.addCookies([{ name: localeCookie, value: language, url: origin }]);

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

/** Chooses what no inquiry sheet presets: about which system, of what category, how urgent. */
export async function chooseMatter(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /^対象システム/ }).selectOption('juki_cs');
  await page.getByRole('combobox', { name: /^種別/ }).selectOption('operation');
  await page.getByRole('combobox', { name: /^緊急度/ }).selectOption('normal');
}

/** Fills in and sends an inquiry sheet by way of the prefecture; returns its number. */
export async function sendInquiry(page: Page, { subject, question, file }: Wanted): Promise<string> {
  await page.goto('/tickets/new');
  await page.getByRole('textbox', { name: /^件名/ }).fill(subject);
  await chooseMatter(page);
  await page.getByRole('textbox', { name: /^問合せの内容/ }).fill(question);
  await page.getByRole('radio', { name: /^順に送る/ }).check();
  if (file !== undefined) {
    const bytes = { name: file, mimeType: 'text/plain', buffer: Buffer.from('画面に出た文字\n') };
    await page.locator('input[type=file]:not([accept=".xlsx"])').setInputFiles(bytes);
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
  await page.locator('[data-composer] button[type=submit]').click();
  await expect(page).toHaveURL(/done=/);
}

/** Waits until React has taken the page over; a text that is selected in that moment is selected no more. */
export async function whenAlive(page: Page): Promise<void> {
  const owned = () =>
    Object.keys(document.querySelector('main form textarea, main form input:not([type=hidden])') ?? {}).some((key) =>
      key.startsWith('__react'),
    );
  await expect.poll(() => page.evaluate(owned)).toBe(true);
}
