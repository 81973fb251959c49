import { expect, type Page } from '@playwright/test';
import { test } from '../support/people';

/** A date far enough ahead for every form's term. */
const dateIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function decide(page: Page, number: string, verdict: string, comment = '', flagged: readonly string[] = []) {
  await page.goto(`/applications/${number}`);
  await page.getByRole('radio', { name: verdict }).check();
  await page.getByRole('textbox', { name: /^理由・コメント/ }).fill(comment);
  for (const name of flagged) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: '決定する' }).click();
  // It is somebody else's turn then. (While the form is being sent, its button has another name.)
  await expect(page.getByRole('radio', { name: verdict })).toHaveCount(0);
}

test('接続開始申請 of 聖籠町 is returned once by 新潟県, corrected, approved through four tiers and in effect', async ({
  logIn,
}) => {
  const town = await logIn('seiro-admin');
  await town.goto('/applications/new?form=connection-start');
  await town.getByRole('combobox', { name: /^対象システム/ }).selectOption('linkage-network');
  await town.getByLabel(/^接続開始日/).fill(dateIn(2));
  await town.getByRole('combobox', { name: /^接続の方法/ }).selectOption('lgwan');
  await town.getByRole('textbox', { name: /^接続試験の結果/ }).fill('疎通と認証は合格、情報照会は未実施');
  await town.getByRole('textbox', { name: /^担当者/ }).fill('情報 花子');
  await town.getByRole('textbox', { name: /^電話番号/ }).fill('025-000-0000');
  await town.getByRole('button', { name: '提出する' }).click();
  // The form's term is kept, and nothing that was typed is lost.
  await expect(town.getByText(/以後の日付を入力してください/).first()).toBeVisible();
  await expect(town.getByRole('textbox', { name: /^接続試験の結果/ })).toHaveValue(
    '疎通と認証は合格、情報照会は未実施',
  );
  const starts = dateIn(60);
  await town.getByLabel(/^接続開始日/).fill(starts);
  await town.getByRole('button', { name: '提出する' }).click();
  await expect(town).toHaveURL(/\/applications\/\d+/);
  const number = /\/applications\/(\d+)/.exec(town.url())?.[1] ?? '';

  const prefecture = await logIn('niigata-admin');
  await prefecture.goto('/applications');
  await expect(prefecture.getByRole('link', { name: new RegExp(`第${number}号`) })).toBeVisible();
  await decide(prefecture, number, '差し戻す', '情報照会の試験の結果を書いてください。', ['接続試験の結果']);

  // The open page follows without a reload, and only what was flagged can be changed.
  await expect(town.getByText('情報照会の試験の結果を書いてください。').first()).toBeVisible();
  await town.goto(`/applications/${number}`);
  await expect(town.getByLabel(/^接続開始日/)).toHaveCount(0);
  await town.getByRole('textbox', { name: /^接続試験の結果/ }).fill('全項目合格');
  await town.getByRole('button', { name: '再提出する' }).click();
  await expect(town.getByText('直した項目: 接続試験の結果')).toBeVisible();

  await decide(prefecture, number, '承認する');
  const center = await logIn('center-management');
  await decide(center, number, '承認する', '試験の記録を確認しました。');
  const operator = await logIn('operator');
  await decide(operator, number, '承認する');

  await town.goto(`/applications/${number}`);
  await expect(town.getByText('承認', { exact: true }).first()).toBeVisible();
  await town.goto('/applications/connections?code=153079');
  const row = town.getByRole('row').filter({ hasText: '情報提供ネットワークシステム' });
  await expect(row).toContainText('LGWAN経由');
  await expect(row).toContainText('予定');
  const paper = await town.request.get(`/applications/${number}/paper`);
  expect(paper.headers()['content-type']).toBe('application/pdf');

  // Another town does not find it.
  const other = await logIn('izumozaki-admin');
  expect((await other.goto(`/applications/${number}`))?.status()).toBe(404);
});
