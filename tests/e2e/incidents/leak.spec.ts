import { expect, type Page } from '@playwright/test';
import { test } from '../support/people';
import { alarmOf } from '../support/rows';

async function report(page: Page, number: string, text: string, more?: () => Promise<void>): Promise<void> {
  await page.goto(`/incidents/${number}`);
  await page.getByRole('textbox', { name: /^報告の内容/ }).fill(text);
  await more?.();
  await page.getByRole('button', { name: '報告する', exact: true }).click();
  await expect(page.getByText(text, { exact: true })).toBeVisible();
}

/** While it is under way the button has another name; the form goes when it is done. */
async function confirmReceipt(page: Page): Promise<void> {
  await page.getByRole('button', { name: '受領を確認する' }).click();
  await expect(page.getByRole('form', { name: '受領を確認する' })).toHaveCount(0);
}

test('an incident from an alarm to the announcement, with two towns addressed and a leak whose deadline runs', async ({
  logIn,
}) => {
  const alarm = await alarmOf('152226');
  const town = await logIn('152226-01');
  await town.goto(`/network/alarms/${alarm}`);
  await town.getByRole('link', { name: 'この警報から異常事象を報告する' }).click();
  await expect(town.getByRole('textbox', { name: /^警報の番号/ })).toHaveValue(String(alarm));
  await town.getByRole('textbox', { name: /^件名/ }).fill('CSの応答停止の調査中に誤送付が判明');
  await town.getByRole('textbox', { name: /^対象システム/ }).fill('コミュニケーションサーバ');
  await town
    .getByRole('textbox', { name: /^事象の概要/ })
    .fill('警報を調べる間に、証明書を別の方に渡したことが分かった。');
  await town.getByRole('textbox', { name: /^担当者/ }).fill('情報 花子');
  await town.getByRole('textbox', { name: /^電話番号/ }).fill('025-000-0000');
  await town.getByRole('checkbox', { name: /^特定個人情報の漏えい等/ }).check();
  await town.getByRole('button', { name: '報告する', exact: true }).click();
  await expect(town).toHaveURL(/\/incidents\/\d+/);
  const number = /\/incidents\/(\d+)/.exec(town.url())?.[1] ?? '';
  // The deadlines of the leak run, and the alarm is tied to it.
  await expect(town.getByText(/個人情報保護委員会 速報/)).toBeVisible();
  await expect(town.getByText(/^あと[45]日/).first()).toBeVisible();
  await expect(town.getByRole('link', { name: new RegExp(`^警報 ${alarm}`) })).toBeVisible();

  await town.getByText('他機関に連絡する').click();
  await town.getByRole('textbox', { name: /^宛先の機関コード/ }).fill('154059 155811');
  await town.getByRole('textbox', { name: /^依頼・連絡の内容/ }).fill('同じ様式を使っていないか確認してください。');
  await town.getByRole('checkbox', { name: '回答を求める' }).check();
  await town.getByRole('button', { name: '連絡する', exact: true }).click();
  await expect(town.getByRole('row', { name: /関川村/ })).toContainText('未確認');

  const second = await logIn('izumozaki-admin');
  await second.goto(`/incidents/${number}`);
  await confirmReceipt(second);
  await second.getByRole('textbox', { name: /^回答/ }).fill('当町では使っていません。');
  await second.getByRole('button', { name: '回答する' }).click();
  await expect(second.getByText('当町では使っていません。')).toBeVisible();
  // What is owed to an authority is no business of a body that was only asked.
  await expect(second.getByText(/個人情報保護委員会/)).toHaveCount(0);
  const third = await logIn('sekikawa-admin');
  await third.goto(`/incidents/${number}`);
  await confirmReceipt(third);
  await town.goto(`/incidents/${number}`);
  for (const name of [/出雲崎町/, /関川村/]) await expect(town.getByRole('row', { name })).toContainText(/受領 \d/);

  const prefecture = await logIn('niigata-admin');
  const operator = await logIn('operator');
  for (const phase of [1, 2, 3]) {
    await report(town, number, `町の報告 ${phase}`);
    await report(prefecture, number, `県の報告 ${phase}`);
    await report(operator, number, `運営主体の報告 ${phase}`);
  }
  await report(town, number, '町の報告 4');
  await report(prefecture, number, '県の報告 4');
  await report(operator, number, '運営主体の報告 4', async () => {
    await operator.getByRole('textbox', { name: /^記事の件名/ }).fill('CSの事象の復旧');
    await operator.getByRole('textbox', { name: /^記事の本文/ }).fill('情報連携は通常どおりです。');
  });

  // The announcement is everybody's, the incident is not.
  const article = await operator
    .getByRole('link', { name: /^ART\d{15}$/ })
    .first()
    .textContent();
  const anybody = await logIn('seiro-admin');
  await anybody.goto(`/articles/${article}`);
  await expect(anybody.getByText('情報連携は通常どおりです。')).toBeVisible();
  expect((await anybody.goto(`/incidents/${number}`))?.status()).toBe(404);

  await town.goto(`/incidents/${number}`);
  await town.getByText('個人情報保護委員会（速報）を記録する').click();
  await town
    .getByRole('textbox', { name: /^受付番号・方法/ })
    .first()
    .fill('電子申請 第1号');
  await town.getByRole('button', { name: /^報告を記録する 個人情報保護委員会 速報/ }).click();
  await expect(town.getByText(/報告済み .*電子申請 第1号/)).toBeVisible();
});
