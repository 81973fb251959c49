import { expect, type Page, type Route } from '@playwright/test';
import { chooseMatter, makeMove, sendInquiry, test, whenAlive } from '../support/people';

const textFile = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`${name}の中身\n`) });
const chooser = (page: Page) => page.locator('input[type=file]:not([accept=".xlsx"])');
const sentFiles = (page: Page) => page.locator('input[name=fileIds]');
const attached = (page: Page) => page.getByRole('list', { name: '添付するファイル' });
const saved = (page: Page) => page.getByText('下書きを保存しました');

async function attach(page: Page, name: string, count: number): Promise<void> {
  await chooser(page).setInputFiles(textFile(name));
  await expect(sentFiles(page)).toHaveCount(count);
}

test('who takes an inquiry while writing keeps what is attached, sent or still on its way', async ({ logIn }) => {
  const asker = await logIn('152170-01');
  const number = await sendInquiry(asker, { subject: '添付しながら担当になる', question: '急いでいます。' });
  const page = await logIn('niigata-admin');
  await page.goto(`/tickets/${number}`);
  await attach(page, '送信済み.txt', 1);
  const held: Route[] = [];
  await page.route('**/api/files?*', (route) => void held.push(route));
  await chooser(page).setInputFiles(textFile('途中.txt'));
  await expect(attached(page).getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: '自分が担当する' }).click();
  await expect(page).toHaveURL(/done=take/);
  // Whether the form was drawn anew and sends it again, or not: it arrives.
  await page.unroute('**/api/files?*');
  await Promise.all(held.map((route) => route.continue().catch(() => {})));
  await expect(sentFiles(page)).toHaveCount(2);
  await expect(attached(page)).toContainText(/送信済み\.txt.*途中\.txt/s);

  await makeMove(page, /回答/, '添付をご覧ください。');
  await expect(page.locator('.entry').getByRole('link', { name: '送信済み.txt' })).toBeVisible();
  await expect(page.locator('.entry').getByRole('link', { name: '途中.txt' })).toBeVisible();
  await expect(attached(page)).toHaveCount(0);
});

test('a draft brings its files back, at another computer too, until it is sent', async ({ logIn }) => {
  const page = await logIn('152188-01');
  await page.goto('/tickets/new');
  await attach(page, '一.txt', 1);
  await attach(page, '二.txt', 2);
  await expect(saved(page)).toBeVisible();
  const elsewhere = await logIn('152188-01');
  await elsewhere.goto('/tickets/new');
  await expect(attached(elsewhere).getByRole('listitem')).toHaveText([/一\.txt/, /二\.txt/]);
  await elsewhere.getByRole('button', { name: '「一.txt」を取り除く' }).click();
  await expect(saved(elsewhere)).toBeVisible();
  await page.goto('/tickets/new');
  await expect(attached(page).getByRole('listitem')).toHaveText([/二\.txt/]);

  await page.getByRole('textbox', { name: /^件名/ }).fill('添付の下書き');
  await chooseMatter(page);
  await page.getByRole('textbox', { name: /^問合せの内容/ }).fill('添付をご覧ください。');
  await page.getByRole('radio', { name: /^順に送る/ }).check();
  await page.getByRole('button', { name: '送信する' }).click();
  await expect(page.locator('.entry').getByRole('link', { name: '二.txt' })).toBeVisible();
  await page.goto('/tickets/new');
  await expect(page.getByRole('textbox', { name: /^件名/ })).toHaveValue('');
  await expect(attached(page)).toHaveCount(0);
});

test('words are not sent without a file that was refused', async ({ logIn }) => {
  const page = await logIn('152226-01');
  const number = await sendInquiry(page, { subject: '添付できない補足', question: '補足を送ります。' });
  const form = page.getByRole('form', { name: '操作の選択' });
  await form.getByRole('radio', { name: /^補足を追加する/ }).check();
  await form.getByRole('textbox', { name: /^本文/ }).fill('資料を添付します。');
  await attach(page, '良い.txt', 1);
  await chooser(page).setInputFiles({ name: '悪い.docx', mimeType: 'application/msword', buffer: Buffer.alloc(0) });
  await form.getByRole('button', { name: '補足を送る' }).click();
  await expect(form.getByRole('alert')).toContainText(/送信していません.*「悪い\.docx」：ファイルが空です/);
  await expect(form.getByRole('textbox', { name: /^本文/ })).toHaveValue('資料を添付します。');
  await expect(attached(page)).toContainText('良い.txt');
  await page.getByRole('button', { name: '「悪い.docx」を取り除く' }).click();
  await form.getByRole('button', { name: '補足を送る' }).click();
  await expect(page).toHaveURL(new RegExp(`${number}\\?done=supplement`));
  await expect(page.locator('.entry').getByRole('link', { name: '良い.txt' })).toBeVisible();
});

test('who is answering what the asker withdraws is told, and keeps the words', async ({ logIn }) => {
  const town = await logIn('152226-01');
  const number = await sendInquiry(town, { subject: '取り下げられる問合せ', question: '手順を教えてください。' });
  const page = await logIn('niigata-admin');
  await page.goto(`/tickets/${number}`);
  await whenAlive(page);
  const form = page.getByRole('form', { name: '操作の選択' });
  const text = form.getByRole('textbox', { name: /^本文/ });
  await text.fill('手順は次のとおりです。');
  await makeMove(town, /^取り下げる/, '解決しました。');
  await expect(page.getByText(/さんが.+に取り下げました。/)).toBeVisible();
  await expect(text).toHaveValue('手順は次のとおりです。');
  await page.locator('[data-composer] button[type=submit]').click();
  await expect(form.getByRole('alert')).toContainText(/この問合せを取り下げたため、送信していません/);
  await expect(text).toHaveValue('手順は次のとおりです。');
});

test('an answer on a ticket brings its files back', async ({ logIn }) => {
  const page = await logIn('152111-01');
  const number = await sendInquiry(page, { subject: '添付つきの続報', question: '下書きに添付します。' });
  await attach(page, '続報.txt', 1);
  await expect(saved(page)).toBeVisible();
  await page.goto('/');
  await page.goto(`/tickets/${number}`);
  await expect(attached(page)).toContainText('続報.txt');
  await expect(page.getByText(/^前回入力した内容を表示しています/)).toBeVisible();
});

test('a draft that is being saved while its form is sent does not come back', async ({ logIn }) => {
  const page = await logIn('152102-01');
  await page.goto('/tickets/new');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/tickets/draft', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('radio', { name: /^順に送る/ }).check();
  await page.getByRole('textbox', { name: /^件名/ }).fill('保存の途中で送る');
  await chooseMatter(page);
  const saving = page.waitForRequest('**/api/tickets/draft');
  await page.getByRole('textbox', { name: /^問合せの内容/ }).fill('送信と保存が重なります。');
  const late = await saving;
  await page.getByRole('button', { name: '送信する' }).click();
  await expect(page).toHaveURL(/\/tickets\/\d\d-\d{6}-\d/);
  release();
  expect((await late.response())?.status()).toBe(409);
  await page.goto('/tickets/new');
  await expect(page.getByText(/^前回入力した内容を表示しています/)).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: /^件名/ })).toHaveValue('');
});

test('a file for the hand-over that cannot be read says why, and the form stays', async ({ logIn }) => {
  const page = await logIn('152277-01');
  await page.goto('/admin/users/handover');
  const list = page.getByRole('textbox', { name: /^CSVの内容/ });
  const file = page.getByLabel('ファイルから読み込む');
  await whenAlive(page);
  await list.fill('区分,ログインID\n');
  const choose = (buffer: Buffer) => file.setInputFiles({ name: '一覧.csv', mimeType: 'text/csv', buffer });
  await choose(Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]));
  await expect(file).toHaveAccessibleDescription(/文字として読み取れないファイルです/);
  await expect(file).toHaveAttribute('aria-invalid', 'true');
  await choose(Buffer.alloc(0));
  await expect(file).toHaveAccessibleDescription(/ファイルが空です/);
  await choose(Buffer.alloc(500_000, 'a'));
  await expect(file).toHaveAccessibleDescription(/100000文字以内/);
  await expect(list).toHaveValue('区分,ログインID\n');
  await choose(Buffer.from('区分,ログインID\n停止,somebody\n'));
  await expect(list).toHaveValue('区分,ログインID\n停止,somebody\n');
  await expect(file).not.toHaveAttribute('aria-invalid');
});

test('what is typed into a prefilled text before the page is alive stays', async ({ logIn }) => {
  const page = await logIn('152277-01');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/admin/users/handover', { waitUntil: 'commit' });
  const list = page.getByRole('textbox', { name: /^CSVの内容/ });
  await list.fill('区分,ログインID\n停止,early\n');
  release();
  await whenAlive(page);
  await expect(list).toHaveValue('区分,ログインID\n停止,early\n');
});

test('choosing another prefecture for a merger keeps what was ticked and typed', async ({ logIn }) => {
  const page = await logIn('center-management');
  await page.goto('/admin/organizations/new?kind=consolidate&prefecture=150002');
  const form = page.getByRole('form', { name: '合併して新しい市町村を設ける（新設）' });
  const member = (name: RegExp) => form.getByRole('checkbox', { name });
  await form.getByRole('textbox', { name: /^施行日/ }).fill('2027-04-01');
  await member(/聖籠町/).check();
  await form.getByRole('textbox', { name: /^名称/ }).first().fill('新聖籠市');
  await form.getByLabel(/^事由/).fill('県境をまたぐ合併\n二行目');
  const offer = async (prefecture: string) => {
    await page.getByRole('combobox', { name: /^都道府県をまたぐ合併/ }).selectOption(prefecture);
    await page.getByRole('button', { name: '候補に加える' }).click();
    await expect(page).toHaveURL(new RegExp(`also=${prefecture}`));
  };
  await offer('200000');
  await expect(member(/聖籠町/)).toBeChecked();
  await member(/栄村/).check();
  await offer('100005');
  await expect(member(/栄村/)).toHaveCount(0);
  await offer('200000');
  await expect(member(/栄村/)).toBeChecked();
  await expect(member(/聖籠町/)).toBeChecked();
  await expect(form.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await expect(form.getByRole('textbox', { name: /^施行日/ })).toHaveValue('2027-04-01');
  await expect(form.getByRole('textbox', { name: /^名称/ }).first()).toHaveValue('新聖籠市');
  await expect(form.getByLabel(/^事由/)).toHaveValue('県境をまたぐ合併\n二行目');
});
