import { expect } from '@playwright/test';
import { makeMove, sendInquiry, test } from '../support/people';

test('an answer is corrected, and the town reads both', async ({ logIn }) => {
  const town = await logIn('izumozaki-admin');
  const number = await sendInquiry(town, { subject: '訂正の試験', question: '手順を教えてください。' });
  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(`/tickets/${number}`);
  await makeMove(prefecture, /^回答/, '誤った手順です。');
  await town.goto(`/tickets/${number}`);
  await expect(town.getByText('誤った手順です。')).toBeVisible();
  await prefecture.goto(`/tickets/${number}`);
  await prefecture.getByText('訂正を追加', { exact: true }).last().click();
  await prefecture.getByRole('textbox', { name: /^訂正の内容/ }).fill('正しくは、再起動の後に行います。');
  await prefecture.getByRole('button', { name: '訂正を送る' }).click();
  await expect(prefecture.getByText('正しくは、再起動の後に行います。')).toBeVisible();
  await town.goto(`/tickets/${number}`);
  await expect(town.getByText('誤った手順です。')).toBeVisible();
  await expect(town.getByText('正しくは、再起動の後に行います。')).toBeVisible();
});

test('whoever has an inquiry changes its category, with a trace and other targets', async ({ logIn }) => {
  const town = await logIn('izumozaki-admin');
  const number = await sendInquiry(town, { subject: '分類の試験', question: '画面が止まりました。' });
  const prefecture = await logIn('niigata-admin');
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
