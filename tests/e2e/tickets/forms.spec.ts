import { expect } from '@playwright/test';
import { bodyLimit } from '@/lib/tickets/constants';
import { makeMove, sendInquiry, test, whenAlive } from '../support/people';

test('a list for the hand-over in which a line is wrong stays to be corrected', async ({ logIn }) => {
  const page = await logIn('152129-01');
  await page.goto('/admin/users/handover');
  const list = page.getByRole('textbox', { name: /^CSVの内容/ });
  await whenAlive(page);
  const heading = '区分,ログインID,氏名,フリガナ,メールアドレス,電話番号,役割';
  await list.fill(`${heading}\n停止,nobody-of-this-name,,,,,\n`);
  await page.getByRole('button', { name: '内容を確認する' }).click();
  await expect(page.getByText('誤りのある行が1行あります')).toBeVisible();
  await expect(list).toHaveValue(/nobody-of-this-name/);
  // The next look at it is another, not a repetition of the first.
  await list.fill(`${heading}\n停止,nobody-at-all,,,,,\n停止,nobody-else,,,,,\n`);
  await page.getByRole('button', { name: '内容を確認する' }).click();
  await expect(page.getByText('誤りのある行が2行あります')).toBeVisible();
});

test('whoever has saved a draft is still writing, and several are named as the language does it', async ({ logIn }) => {
  // An inquiry that nobody else looks at.
  const number = await sendInquiry(await logIn('152269-01'), { subject: '誰が見ているか', question: '見えますか。' });
  const address = `/tickets/${number}`;
  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(address);
  await makeMove(prefecture, /へ引き継ぐ$/, '確認をお願いします。');
  const writer = await logIn('jlis-21');
  await writer.goto(address);
  await writer.getByRole('textbox', { name: /^本文/ }).fill('書きかけの回答');
  await expect(writer.getByText('下書きを保存しました')).toBeVisible();
  // Whatever happens elsewhere draws the page anew, with the draft in it.
  await writer.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(writer.getByText(/^前回入力した内容を表示しています/)).toBeVisible();
  // Pages tell of themselves every twenty seconds.
  const told = await writer.waitForRequest('**/api/tickets/presence', { timeout: 60_000 });
  expect(told.postDataJSON()).toMatchObject({ composing: true });

  const manager = await logIn('center-management');
  await manager.goto(address);
  await expect(manager.getByText('さんが入力中です')).toBeVisible();
  const reader = await logIn('center-call-1', { language: 'en' });
  await writer.getByRole('textbox', { name: /^本文/ }).fill('');
  await Promise.all([writer.waitForResponse('**/api/tickets/presence'), writer.reload()]);
  await reader.goto(address);
  // Whom it asked too early it asks again after twenty seconds.
  await expect(reader.getByText(/^Also looking at this inquiry: [^、]+, [^、]+\.$/)).toBeVisible({ timeout: 60_000 });
});

test('a problem leads to its field, and nowhere where the page shows none', async ({ logIn }) => {
  const page = await logIn('152137-01');
  await sendInquiry(page, { subject: '何も選ばない', question: '送信の誤りを確かめます。' });
  const form = page.getByRole('form', { name: '操作の選択' });
  await form.getByRole('radio', { name: /^補足を追加する/ }).check();
  await form.getByRole('textbox', { name: /^本文/ }).fill('あ'.repeat(bodyLimit + 1));
  await form.evaluate((element: HTMLFormElement) => {
    (element.elements.namedItem('version') as HTMLInputElement).value = 'x';
  });
  await form.getByRole('button', { name: '補足を送る' }).click();
  const summary = form.getByRole('alert');
  await expect(summary.getByRole('listitem')).toHaveCount(2);
  await expect(summary.getByRole('link')).toHaveCount(1);
  await summary.getByRole('link').click();
  await expect(form.getByRole('textbox', { name: /^本文/ })).toBeFocused();
});

test('who takes an inquiry while writing goes on writing', async ({ logIn }) => {
  const asker = await logIn('152161-01');
  const number = await sendInquiry(asker, { subject: '書きながら担当になる', question: '急いでいます。' });
  const page = await logIn('niigata-admin');
  await page.goto(`/tickets/${number}`);
  const text = page.getByRole('textbox', { name: /^本文/ });
  await text.fill('すぐに調べます。');
  await expect(page.getByText('下書きを保存しました')).toBeVisible();
  await text.pressSequentially('少々お待ちください。');
  await page.getByRole('button', { name: '自分が担当する' }).click();
  await expect(page).toHaveURL(/done=take/);
  await expect(text).toHaveValue('すぐに調べます。少々お待ちください。');
});

test('two planned changes are cancelled by buttons that say which', async ({ logIn }) => {
  const page = await logIn('center-management');
  for (const code of ['011002', '012025']) {
    await page.goto(`/admin/organizations/new?kind=revise&code=${code}`);
    await page.getByLabel(/^施行日/).fill('2027-04-01');
    await page.getByRole('textbox', { name: /^英語/ }).fill(`City ${code}`);
    await page.getByRole('button', { name: 'この内容で登録する' }).click();
    await expect(page).toHaveURL(/planned=/);
  }
  for (const name of ['札幌市', '函館市']) {
    await page.getByRole('button', { name: new RegExp(`^予定を取り消す：${name}の.+2027年4月1日`) }).click();
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: '予定を取り消す' }).click();
    await expect(question).toHaveCount(0);
  }
});
