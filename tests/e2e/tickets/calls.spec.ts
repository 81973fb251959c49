import { expect } from '@playwright/test';
import { tabTo } from '../support/keyboard';
import { makeMove, sendInquiry, test, whenAlive } from '../support/people';

test('a call becomes an answer, and the answer an article that everybody reads, by keyboard alone', async ({
  logIn,
}) => {
  const page = await logIn('center-call-1');
  await page.goto('/tickets?desk=all');
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows.nth(11)).toBeInViewport({ ratio: 1 });
  await page.goto('/tickets/phone');
  const { keyboard } = page;
  const caller = page.getByRole('combobox', { name: /^電話をかけてきた機関/ });
  await expect(caller).toBeFocused();
  const person = page.getByRole('textbox', { name: /^相手の氏名/ });
  const options = page.locator('.combobox-option:visible');
  const now = page.getByRole('region', { name: 'この機関の今' });
  await keyboard.type('せいろう');
  await expect(page.getByRole('option', { name: /聖籠町/ })).toBeVisible();
  // Left while two are meant, the field says so, and its list is closed.
  await keyboard.press('Tab');
  await expect(person).toBeFocused();
  await expect(options).toHaveCount(0);
  await expect(page.getByText('複数の機関が当てはまります')).toBeVisible();
  await expect(now.locator('dl')).toHaveCount(0);
  await caller.focus();
  await expect(options.first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(person).toBeFocused();
  await expect(caller).toHaveValue(/^153079 .*聖籠町/);
  // The chosen one stays whole: what is typed next begins a new search, and Enter waits for its answer.
  await caller.focus();
  await keyboard.type('いずもざき');
  await expect(caller).toHaveValue('いずもざき');
  await keyboard.press('Enter');
  await expect(person).toBeFocused();
  await expect(caller).toHaveValue(/^154059 .*出雲崎町/);
  await caller.focus();
  await keyboard.press('Escape');
  await expect(caller).toHaveValue('');
  // Neither does a field that was left before the answer open its list later.
  await page.route('**/api/tickets/callers?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await keyboard.type('ｾｲﾛｳ');
  await keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /聖籠町/ })).toBeVisible();
  await expect(caller).toBeFocused();
  await caller.fill('聖籠町');
  await keyboard.press('Tab');
  await expect(caller).toHaveValue(/^153079 .*聖籠町/);
  await expect(options).toHaveCount(0);
  await expect(person).toBeFocused();
  await expect(now.locator('dl')).toContainText('運用時間');
  // What is typed after Enter is the next field's, whenever the answer comes; nothing that is typed is refused.
  const refused: string[] = [];
  page.on('response', (response) => response.status() >= 400 && refused.push(response.url()));
  for (const typed of ['\u202e', 'あ'.repeat(300), 'いずもざき']) await caller.fill(typed);
  await keyboard.press('Enter');
  await keyboard.type('試験 花子');
  await expect(caller).toHaveValue(/^154059 .*出雲崎町/);
  await expect(person).toHaveValue('試験 花子');
  await caller.fill('聖籠町');
  await keyboard.press('Enter');
  await expect(caller).toHaveValue(/^153079 .*聖籠町/);
  expect(refused).toEqual([]);
  await page.unroute('**/api/tickets/callers?*');
  await tabTo(page, page.getByRole('textbox', { name: /^件名/ }));
  const subject = `帳票の余白 ${Date.now()}`;
  await keyboard.type(subject);
  await keyboard.press('Enter');
  await keyboard.type('聖籠町の試験です。住民票を印刷すると枠と文字がずれます。');
  await expect(page.getByRole('link', { name: /^K-\d+ 帳票の印字がずれる/ })).toBeVisible();
  for (const name of [/^対象システム/, /^種別/, /^緊急度/]) {
    await tabTo(page, page.getByRole('combobox', { name }));
    await keyboard.press('ArrowDown');
  }
  await expect(page.getByRole('button', { name: '登録する', exact: true })).toBeInViewport({ ratio: 1 });
  await tabTo(page, page.getByRole('textbox', { name: /^その場での回答/ }));
  await keyboard.type('余白の設定を初期化してください。');
  await keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/tickets\/\d{2}-\d{6}-\d/);
  await expect(page.getByText(subject).first()).toBeVisible();

  // What is suggested beside the text comes a moment later, and moves what stands below.
  const suggested = page.getByRole('region', { name: '似た回答' });
  await expect(suggested.getByRole('listitem').first()).toBeVisible();
  expect(await suggested.getByRole('listitem').count()).toBeLessThanOrEqual(3);
  const inquiry = /\d{2}-\d{6}-\d/.exec(page.url())?.[0] ?? '';
  await expect(suggested.getByRole('link', { name: new RegExp(`^${inquiry}`) })).toHaveCount(0);
  // It is answered: there is no answer that a suggestion could be put into.
  await expect(suggested.getByRole('button', { name: /^回答に入れる/ })).toHaveCount(0);
  await tabTo(page, page.getByRole('button', { name: '回答事例にする' }), 200);
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/knowledge\/\d+\/edit$/);
  const number = /knowledge\/(\d+)/.exec(page.url())?.[1] ?? '';
  // The town's name was taken out, and is shown for the check.
  await expect(page.getByRole('textbox', { name: /^問い/ })).not.toHaveValue(/聖籠町/);
  await expect(page.getByRole('cell', { name: '聖籠町', exact: true })).toBeVisible();
  await tabTo(page, page.getByRole('combobox', { name: /^公開範囲/ }), 200);
  await keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: '保存する' }));
  await keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/knowledge/${number}$`));

  const reviewer = await logIn('center-management');
  await reviewer.goto(`/knowledge/${number}`);
  await reviewer.getByRole('radio', { name: '公開する' }).check();
  await reviewer.getByRole('checkbox', { name: /^匿名化された本文/ }).check();
  await reviewer.getByRole('button', { name: '決定する' }).click();
  await expect(reviewer.getByText('全機関に公開').first()).toBeVisible();

  const town = await logIn('seiro-admin');
  await town.goto('/articles?category=02-01');
  await town.getByRole('link', { name: new RegExp(`^K-${number} `) }).click();
  await expect(town.getByText('余白の設定を初期化してください。')).toBeVisible();
});

test('an answer is corrected, and the town reads both', async ({ logIn }) => {
  const town = await logIn('izumozaki-admin');
  const number = await sendInquiry(town, { subject: '訂正の試験', question: '手順を教えてください。' });
  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(`/tickets/${number}`);
  // The inquiry's page, which shows what comes by itself, is not open any more.
  await town.goto('/tickets');
  await makeMove(prefecture, /^回答/, '送り先を誤りました。');
  await prefecture.getByRole('button', { name: '送信を取り消す' }).click();
  await expect(prefecture).toHaveURL(/done=taken_back/);
  // What is typed before that would stand before the words that came back.
  await whenAlive(prefecture);
  await makeMove(prefecture, /^回答/, '誤った手順です。');
  await expect(prefecture.getByRole('button', { name: '送信を取り消す' })).toBeVisible();
  await town.goto(`/tickets/${number}`);
  await expect(town.getByText('誤った手順です。')).toBeVisible();
  await expect(town.getByText('送り先を誤りました。')).toHaveCount(0);
  // The page that offered to undo it says why it does so no more.
  await expect(prefecture.getByText(/に相手が開いたため、送信を取り消せなくなりました/)).toBeVisible();
  await expect(prefecture.getByRole('button', { name: '送信を取り消す' })).toHaveCount(0);
  await prefecture.goto(`/tickets/${number}`);
  await prefecture.getByText('訂正を追加', { exact: true }).last().click();
  await prefecture.getByRole('textbox', { name: /^訂正の内容/ }).fill('正しくは、再起動の後に行います。');
  await prefecture.getByRole('button', { name: '訂正を送る' }).click();
  const words = prefecture.getByRole('list', { name: 'やり取り' });
  await expect(words.getByText('正しくは、再起動の後に行います。')).toBeVisible();
  await town.goto(`/tickets/${number}`);
  await expect(town.getByText('誤った手順です。')).toBeVisible();
  await expect(town.getByText('正しくは、再起動の後に行います。')).toBeVisible();
});

test('whoever has an inquiry changes its category, with a trace and other targets', async ({ logIn }) => {
  const town = await logIn('izumozaki-admin');
  await sendInquiry(town, { subject: '隣に並ぶ試験', question: '画面が止まりました。' });
  const number = await sendInquiry(town, { subject: '分類の試験', question: '画面が止まりました。' });
  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(`/tickets/triage?system=juki_cs&ticket=${number}`);
  await whenAlive(prefecture);
  // A row that was clicked is loaded, and until it is shown nothing is done to the one that is left; with Ctrl it opens beside this page.
  const row = (which: string) => prefecture.locator(`.triage-row${which} a`);
  const other = (await row(':not([aria-current])').first().getAttribute('href')) ?? '';
  for (const href of [other, (await row('[aria-current]').getAttribute('href')) ?? '']) {
    await expect(async () => {
      await prefecture.evaluate((to) => {
        document.querySelector<HTMLElement>(`.triage-row a[href="${to}"]`)?.click();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true }));
      }, href);
      await expect(row(`[aria-current]`)).toHaveAttribute('href', href, { timeout: 5_000 });
    }).toPass();
    await expect(prefecture).not.toHaveURL(/done=/);
  }
  await expect(async () => {
    const tab = prefecture.context().waitForEvent('page', { timeout: 5_000 });
    await row(':not([aria-current])')
      .first()
      .click({ modifiers: ['Control'] });
    await (await tab).close();
  }).toPass();
  await expect(prefecture).toHaveURL(new RegExp(`ticket=${number}`));
  // Taken from the queue, it stays beside the queue, which shows the same subject as before.
  const taken = new RegExp(`/tickets/triage\\?queue=all&system=juki_cs&ticket=${number}&at=\\d+&done=take`);
  // The keys are listened to a moment after the fields are alive.
  await expect(async () => {
    await prefecture.keyboard.press('t');
    await expect(prefecture).toHaveURL(taken, { timeout: 10_000 });
  }).toPass();
  await whenAlive(prefecture);
  await prefecture.keyboard.press('a');
  const words = prefecture.getByRole('textbox', { name: /^本文/ });
  await expect(words).toBeFocused();
  // Escape leaves the field for the queue, with what was typed, and the keys work again.
  await prefecture.keyboard.type('書きかけ');
  await prefecture.keyboard.press('Escape');
  await expect(words).not.toBeFocused();
  await expect(words).toHaveValue('書きかけ');
  await expect(prefecture.locator('.triage-row a:focus')).toHaveCount(1);
  await prefecture.keyboard.press('s');
  await expect(prefecture.getByRole('combobox', { name: /^新しい担当者/ })).toBeFocused();
  await prefecture.keyboard.press('Escape');
  await expect(prefecture.locator('.triage-row a:focus')).toHaveCount(1);
  await prefecture.goto(`/tickets/${number}`);
  const targets = prefecture
    .locator('section')
    .filter({ has: prefecture.getByRole('heading', { name: '対応目標' }) })
    .last();
  await expect(targets).toContainText('8');
  await prefecture.getByText('分類を変更', { exact: true }).click();
  const form = prefecture.getByRole('form', { name: '分類を変更' });
  await form.getByRole('combobox', { name: /^種別/ }).selectOption('fault');
  await form.getByRole('combobox', { name: /^緊急度/ }).selectOption('urgent');
  await form.getByRole('button', { name: '変更する' }).click();
  await expect(prefecture.getByText('種別：操作方法 → 障害・不具合')).toBeVisible();
  await expect(prefecture.getByText('緊急度：通常 → 緊急')).toBeVisible();
  await expect(targets).toContainText('30');
  await town.goto(`/tickets/${number}`);
  await expect(town.getByText('種別：操作方法 → 障害・不具合')).toBeVisible();
});

test('what a search found begins at once; its conditions, order and columns are changed beside it', async ({
  logIn,
}) => {
  const page = await logIn('center-call-2');
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto('/');
  const box = page.getByRole('searchbox', { name: /^問合せを検索/ });
  await box.fill('エラー 証明書');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/tickets\?desk=all&sort=relevance&q=/);
  await expect(box).toHaveValue('エラー 証明書');
  await expect(page.getByRole('table').locator('tbody tr').first()).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('combobox', { name: '状態' })).toBeHidden();

  await page.locator('summary').filter({ hasText: '絞り込み・並び順' }).click();
  await page.getByRole('combobox', { name: /^問合せ元/ }).fill('新潟県');
  await page.getByRole('button', { name: '絞り込む' }).click();
  const conditions = page.getByRole('list', { name: '適用中の条件' });
  await expect(conditions).toContainText('新潟県');
  await conditions.getByRole('link', { name: /エラー 証明書/ }).click();
  await expect(conditions.getByRole('link')).toHaveText([/新潟県/, '条件をすべて解除']);

  const head = page.getByRole('columnheader', { name: '対応期限' });
  for (const order of ['ascending', 'descending', 'ascending']) {
    await head.getByRole('link').click();
    await expect(head).toHaveAttribute('aria-sort', order);
    await expect(conditions).toContainText('新潟県');
  }

  await page.locator('summary').filter({ hasText: '表示する列' }).click();
  await page.getByRole('checkbox', { name: '対応期限' }).uncheck();
  await page.getByRole('button', { name: 'この列で表示する' }).click();
  await expect(head).toHaveCount(0);
  await expect(conditions).toContainText('新潟県');
  await page.goto('/tickets?desk=all');
  await expect(head).toHaveCount(0);
  await page.locator('summary').filter({ hasText: '表示する列' }).click();
  await page.getByRole('link', { name: '標準の列に戻す' }).click();
  await expect(head).toHaveCount(1);
  expect(faults).toEqual([]);
});

test('a queue is worked through by keys, and several at once with a preview that can be left', async ({ logIn }) => {
  const page = await logIn('niigata-admin');
  await page.goto('/tickets/triage?queue=untaken');
  await expect(page.getByText('並び：期限超過 → 緊急度×影響 → 期限の近い順')).toBeVisible();
  const rows = page.getByRole('list', { name: '待っている問合せ' }).getByRole('listitem');
  const numberOf = async (index: number) =>
    /\d{2}-\d{6}-\d/.exec((await rows.nth(index).getByRole('link').getAttribute('href')) ?? '')?.[0] ?? '';
  const [first, second, third] = [await numberOf(0), await numberOf(1), await numberOf(2)];
  const press = (key: string, address: RegExp) =>
    expect(async () => {
      await page.keyboard.press(key);
      await expect(page).toHaveURL(address, { timeout: 5_000 });
    }).toPass();
  /** Presses the keys at once; the row `steps` from the current one is then current. Others may add to the queue meanwhile. */
  const quickly = async (keys: string, steps: number) => {
    await whenAlive(page);
    const number = await page.evaluate(
      ({ all, by }) => {
        const queue = [...document.querySelectorAll('.triage-row')];
        const from = queue.findIndex((row) => row.ariaCurrent === 'true');
        const wanted = queue[Math.max(0, Math.min(queue.length - 1, from + by))];
        for (const key of all) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        return new URL(wanted?.querySelector('a')?.href ?? location.href).searchParams.get('ticket');
      },
      { all: keys, by: steps },
    );
    await expect(page).toHaveURL(new RegExp(`ticket=${number}&at=\\d+$`));
    const wanted = rows.filter({ has: page.getByRole('checkbox', { name: `${number}を選ぶ` }) });
    await expect(wanted).toHaveAttribute('aria-current', 'true');
  };
  // Each press is a step, and what is done to an inquiry is never done to the one that is being left.
  await quickly('jjjjjjjjjj', 10);
  await quickly('kkkkkkkkkkkkkkk', -15);
  await quickly('jt', 1);
  for (const number of [first, second])
    await expect(page.getByRole('checkbox', { name: `${number}を選ぶ` })).toBeVisible();
  await whenAlive(page);
  // Taken, it leaves the queue: the one after it has its place, and is next.
  await press('t', new RegExp(`ticket=${second}&at=1&done=take`));
  await expect(page.getByRole('status').filter({ hasText: '担当になりました。' })).toBeVisible();
  await expect(rows.getByRole('checkbox', { name: `${second}を選ぶ` })).toHaveCount(0);
  await whenAlive(page);
  await press('j', new RegExp(`ticket=${third}&at=1$`));

  const boxes = [first, third].map((number) => page.getByRole('checkbox', { name: `${number}を選ぶ` }));
  const preview = page.getByRole('button', { name: '確認へ進む' });
  for (const box of boxes) await box.check();
  await preview.click();
  await expect(page.getByText('次の2件を「自分が担当する」にします。')).toBeVisible();
  await press('Escape', /\/tickets\/triage\?queue=untaken&/);
  await expect(preview).toBeFocused();
  for (const box of boxes) await expect(box).toBeChecked();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '選んだ問合せに適用する' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2件を自分の担当にしました。' })).toBeVisible();
});
