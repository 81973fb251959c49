import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readPdf } from '@/scripts/lib/drill/pdf';
import { freePort } from '@/scripts/lib/ports.mjs';
import { announced, environmentOf, type Started, start } from '@/tests/support/started';
import { enter } from '../support/people';

// A cloud center of the three towns of its own: in the national portal there is no counter.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-cloud-'));
let cloud: Started;
let origin: string;

test.beforeAll(async () => {
  test.setTimeout(480_000);
  const port = String(await freePort());
  origin = `http://localhost:${port}`;
  const settings = { RENKEI_SITE: 'cloud', RENKEI_PORT: port, RENKEI_ORIGIN: origin, RENKEI_WEB_PROCESSES: '1' };
  cloud = start(environmentOf(folder, settings));
  await announced(cloud, 450);
});
test.afterAll(async () => {
  cloud.process.kill('SIGTERM');
  await cloud.ended;
  rmSync(folder, { recursive: true, force: true });
});

async function logIn(page: Page, loginId: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await enter(page, loginId);
  // A site's front page leads on to the counter, or to what its reader may see of it.
  await expect(page).not.toHaveURL(/\/login/);
}

/** The paper that the page shows, as a viewer reads it. */
async function paperOn(page: Page): Promise<string> {
  const source = await page.locator('iframe').getAttribute('src');
  const answer = await page.request.get(`${origin}${source}`);
  expect(answer.status(), await answer.text().catch(() => '')).toBe(200);
  return (await readPdf(await answer.body())).pages.join('\n');
}

test('a clerk finds a person by kana, issues a 住民票 by keyboard, prints it once more, and is refused where it must be', async ({
  page,
}) => {
  await logIn(page, 'seiro-clerk');
  await page.goto(`${origin}/counter`);
  await expect(page.getByLabel('住民を探す')).toBeFocused();
  await page.keyboard.type('かつらね はなこ S55.3.4');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1件')).toBeVisible();
  await page.getByLabel('住民を探す').focus();
  // The keys work when the page is alive.
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: '葛󠄀音　花子' })).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('葛󠄀音　花子');
  await expect(async () => {
    await page.keyboard.press('1');
    await expect(page).toHaveURL(/\/issue\?kind=resident_record/, { timeout: 5_000 });
  }).toPass();
  const preview = await paperOn(page);
  for (const word of ['住民票', '葛󠄀音花子', '発行前の確認（無効）']) expect(preview).toContain(word);

  await page.getByRole('button', { name: '発行する' }).click();
  await expect(page).toHaveURL(/\/counter\/issues\//);
  const [serial = ''] = /2026-\d{6}/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '') ?? [];
  const paper = await paperOn(page);
  expect(paper).toContain(`発行番号${serial}`);
  expect(paper).toContain('改ざん防止用紙A4000001');
  expect(paper).not.toMatch(/無効|前日時点/);
  await page.getByRole('button', { name: '印刷を確認' }).click();
  await expect(page.getByText('印刷済み')).toBeVisible();

  await page.getByLabel('再発行の理由').fill('インクのかすれ');
  await page.getByRole('button', { name: '再発行する' }).click();
  await expect(page.getByRole('link', { name: serial })).toBeVisible();
  expect(await paperOn(page)).toContain('再発行');

  await page.goto(`${origin}/counter/10000006/issue?kind=resident_record`);
  await expect(page.getByText('発行停止の登録があるため、発行できません')).toBeVisible();
  await expect(page.getByRole('button', { name: '発行する' })).toHaveCount(0);
  await page.goto(`${origin}/counter/10000009/issue?kind=resident_record`);
  await expect(page.getByText('U+9089 U+E0110')).toBeVisible();
});

test('a resident under 支援措置 needs a second person, and nobody of another town sees any of it', async ({
  browser,
}) => {
  const [clerk, second, neighbour] = await Promise.all(
    [1, 2, 3].map(async () => (await browser.newContext()).newPage()),
  );
  if (!clerk || !second || !neighbour) throw new Error('no pages');
  await logIn(clerk, 'seiro-clerk');
  await clerk.goto(`${origin}/counter/10000007/issue?kind=resident_record`);
  await clerk.getByLabel('請求者と理由').fill('本人が窓口で請求。運転免許証で確認');
  await clerk.getByRole('button', { name: '承認を依頼' }).click();
  await expect(clerk).toHaveURL(`${origin}/counter/10000007`);
  await logIn(second, 'seiro-admin');
  await second.goto(`${origin}/counter/approvals`);
  await second.getByRole('button', { name: '承認する' }).click();
  await expect(second.getByText('承認済み')).toBeVisible();
  await clerk.goto(`${origin}/counter/10000007/issue?kind=resident_record`);
  await clerk.getByRole('button', { name: '発行する' }).click();
  await expect(clerk.getByText('承認した職員')).toBeVisible();
  const document = await clerk.locator('iframe').getAttribute('src');

  await logIn(neighbour, '154059-03');
  expect((await neighbour.request.get(`${origin}${document}`)).status()).toBe(404);
  expect((await neighbour.goto(clerk.url()))?.status()).toBe(404);
});

test('全住民一覧 of 13,793 residents comes as PDF while the counter goes on', async ({ page }) => {
  await logIn(page, 'seiro-clerk');
  await page.goto(`${origin}/counter/list`);
  await expect(page.getByText('13,793人')).toBeVisible();
  await page.getByRole('button', { name: '一覧を作成' }).click();
  await expect(page).toHaveURL(/\/counter\/issues\//);
  const source = await page.locator('iframe').getAttribute('src');
  const answer = await page.request.get(`${origin}${source}`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).length).toBeGreaterThan(1_000_000);
});
