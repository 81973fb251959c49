import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { accepted, refused, type Sample } from '../support/corpus';
import { chooseMatter, test } from '../support/people';

const asker = '152081-01';
const chooser = (page: Page) => page.locator('input[type=file]:not([accept=".xlsx"])');
const rows = (page: Page) => page.getByRole('list', { name: '添付するファイル' }).getByRole('listitem');
const asPayload = ({ name, bytes }: Sample) => ({ name, mimeType: 'text/html', buffer: bytes });

/** Ways in which a page could be made to run a file of its own site. */
async function tryToRun(page: Page, address: string): Promise<string> {
  return page.evaluate(async (href) => {
    const made = [
      Object.assign(document.createElement('script'), { src: href }),
      Object.assign(document.createElement('script'), { src: href, type: 'module' }),
      Object.assign(document.createElement('iframe'), { src: href }),
      Object.assign(document.createElement('embed'), { src: href }),
      Object.assign(document.createElement('object'), { data: href }),
      Object.assign(document.createElement('link'), { href, rel: 'stylesheet' }),
    ];
    const answered = made
      .filter((element) => element.matches('script, link'))
      .map(
        (element) => new Promise((resolve) => ['load', 'error'].map((end) => element.addEventListener(end, resolve))),
      );
    document.body.append(...made);
    await Promise.all(answered);
    // Frames of what is saved, not shown, tell nothing.
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (const element of made) element.remove();
    const ran = [localStorage.getItem('ran'), 'ran' in window && 'window', document.title === 'ran' && 'title'];
    return ran.filter(Boolean).join(' ');
  }, address);
}

/** Dialogs would be the files' own: nothing else opens any. */
function watchDialogs(page: Page): string[] {
  const opened: string[] = [];
  page.on('dialog', (dialog) => {
    opened.push(dialog.message());
    void dialog.dismiss();
  });
  return opened;
}

test('what may not be attached is refused at the page, by name and rule, and can be taken off', async ({ logIn }) => {
  const page = await logIn(asker);
  const dialogs = watchDialogs(page);
  await page.goto('/tickets/new');
  for (const sample of refused) {
    await chooser(page).setInputFiles(asPayload(sample));
    const row = rows(page).first();
    await expect(row, sample.title).toContainText(sample.says);
    await expect(row, sample.title).toContainText(sample.name.replace('\u202e', ''));
    await expect(page.locator('input[name=fileIds]'), sample.title).toHaveCount(0);
    await row.getByRole('button', { name: /を取り除く$/ }).click();
    await expect(rows(page)).toHaveCount(0);
  }
  expect(dialogs).toEqual([]);
});

test('what may be attached comes back byte for byte, as a file and nothing else, and runs nowhere', async ({
  logIn,
}) => {
  const page = await logIn(asker);
  const dialogs = watchDialogs(page);
  for (let from = 0; from < accepted.length; from += 6) {
    const samples = accepted.slice(from, from + 6);
    await page.goto('/tickets/new');
    await page.getByRole('textbox', { name: /^件名/ }).fill('添付ファイルの確認');
    await chooseMatter(page);
    await page.getByRole('textbox', { name: /^問合せの内容/ }).fill('確認用です。');
    for (const [at, sample] of samples.entries()) {
      await chooser(page).setInputFiles(asPayload(sample));
      await expect(page.locator('input[name=fileIds]'), sample.title).toHaveCount(at + 1);
    }
    await page.getByRole('button', { name: '送信する' }).click();
    await expect(page).toHaveURL(/\/tickets\/\d\d-\d{6}-\d/);
    for (const sample of samples) await download(page, sample);
  }
  expect(dialogs).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('ran'))).toBeNull();
});

async function download(page: Page, { title, name, saved = name, bytes }: (typeof accepted)[number]): Promise<void> {
  const link = page.getByRole('list', { name: '添付ファイル' }).getByRole('link', { name: saved, exact: true });
  const address = String(await link.getAttribute('href'));
  const headers = (await page.request.get(address)).headers();
  expect(headers['content-disposition'], title).toMatch(/^attachment; /);
  expect(headers['x-content-type-options'], title).toBe('nosniff');
  expect(headers['content-security-policy'], title).toBe("sandbox; default-src 'none'");
  expect(headers['content-type'], title).not.toMatch(/html|xml|svg|script|css|text/);

  const [saving] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(readFileSync(await saving.path()).equals(bytes), title).toBe(true);
  // Where the browser puts something else for a character, the ending at least stays.
  expect(saving.suggestedFilename().split('.').at(-1), title).toBe(saved.split('.').at(-1));
  expect(await tryToRun(page, address), title).toBe('');
}
