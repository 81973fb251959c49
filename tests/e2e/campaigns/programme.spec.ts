import { expect } from '@playwright/test';
import { test } from '../support/people';

test('the center announces a campaign, a town answers, its prefecture sees it and chases, the center closes it', async ({
  logIn,
}) => {
  const title = '電源装置の点検';
  const center = await logIn('center-management');
  await center.goto('/campaigns/new');
  const type = (name: RegExp, value: string) => center.getByRole('textbox', { name }).first().fill(value);
  await type(/^名称(?!（英語）)/, title);
  await type(/^名称（英語）/, 'Inspection of power supplies');
  await type(/^開始日/, '2026/1/5');
  await type(/^期限/, '2098/3/31');
  await type(/^対象の機関コード/, '152234 153079');
  await type(/^手順1(?!（英語）|\d)/, '点検');
  await type(/^手順1（英語）/, 'Inspect');
  await center.getByRole('button', { name: '下書きを保存' }).click();
  await expect(center.getByText('下書きです。')).toBeVisible();
  await center.getByRole('button', { name: '対象の機関に周知する' }).click();
  await expect(center.getByText('実施中', { exact: true }).first()).toBeVisible();
  const address = new URL(center.url()).pathname;

  const town = await logIn('seiro-admin');
  await town.goto('/campaigns');
  await expect(town.getByText(title)).toBeVisible();
  await town.goto(address);
  await expect(town.getByText('都道府県別の進捗')).toHaveCount(0);
  await town.getByRole('combobox', { name: /^状況/ }).selectOption('done');
  await town.getByRole('button', { name: '回答する' }).click();
  await expect(town.getByText('日付を 2027/1/15 の形で入力してください。').first()).toBeVisible();
  await town.getByRole('textbox', { name: /^完了した日/ }).fill('2026/10/1');
  await town.getByRole('button', { name: '回答する' }).click();
  await expect(town.getByText('進捗 100%')).toBeVisible();

  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(`${address}/targets?chase=unanswered`);
  await expect(prefecture.getByRole('row')).toHaveCount(2);
  await prefecture.getByRole('button', { name: '回答していない機関に催促する' }).click();
  await expect(prefecture.getByText('催促の通知を送りました。')).toBeVisible();

  await center.goto(address);
  await center.getByText('取組を終了する').click();
  await center.getByRole('textbox', { name: /^終了の説明/ }).fill('試行の終わり');
  await center.getByRole('button', { name: '終了する', exact: true }).click();
  await expect(center.getByText('回答は受け付けていません。')).toBeVisible();
  await town.goto(address);
  await expect(town.getByRole('button', { name: '回答する' })).toHaveCount(0);
});
