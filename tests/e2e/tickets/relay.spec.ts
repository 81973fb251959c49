import { expect } from '@playwright/test';
import { makeMove, sendInquiry, test } from '../support/people';

// Who writes has a town of each file's own: two who type the same new inquiry share its draft.
const asker = '152226-01';

test('a town asks, its prefecture escalates, the center answers, the answer comes down live and the town closes', async ({
  logIn,
}) => {
  const town = await logIn(asker);
  const inquiry = {
    subject: '転入届の受理でエラー E-204 が出る',
    question: '葛\u{e0100}城さんの転入届で止まります。',
    file: '画面.txt',
  };
  const number = await sendInquiry(town, inquiry);

  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(`/tickets/${number}`);
  await expect(prefecture.getByText(inquiry.question)).toBeVisible();
  await expect(prefecture.getByRole('link', { name: inquiry.file })).toBeVisible();
  await makeMove(prefecture, /へ引き継ぐ$/, '県では再現しませんでした。確認をお願いします。');

  const center = await logIn('center-call-1');
  await center.goto(`/tickets/${number}`);
  await expect(center.getByText('県では再現しませんでした。')).toBeVisible();
  await makeMove(center, '回答する', '版数 3.2 で直っています。更新してください。');

  await expect(town.getByText('版数 3.2 で直っています。')).toHaveCount(0);
  await prefecture.goto(`/tickets/${number}`);
  await makeMove(prefecture, '届いた回答を伝える', '県内では今週中に更新してください。');

  // Without a reload: the page follows what happens elsewhere.
  await expect(town.getByText('版数 3.2 で直っています。')).toBeVisible();
  await expect(town.getByText('県内では今週中に更新してください。')).toBeVisible();
  await expect(town.getByText('県では再現しませんでした。')).toHaveCount(0);
  await makeMove(town, '完了にする', '直りました。');
  await expect(town.getByText('完了', { exact: true }).first()).toBeVisible();
});

test('only the desk, which sends it outside, is offered to pass the prefecture by', async ({ logIn }) => {
  const offer = { name: /^緊急のため都道府県を経由せず/ };
  const desk = await logIn('seiro-admin');
  await desk.goto('/tickets/new');
  await expect(desk.getByRole('checkbox', offer)).toHaveCount(0);
  await desk.getByRole('combobox', { name: /^緊急度/ }).selectOption('urgent');
  await expect(desk.getByRole('checkbox', offer)).toHaveCount(1);
  const clerk = await logIn('seiro-clerk');
  await clerk.goto('/tickets/new');
  await expect(clerk.getByRole('button', { name: '自機関のシステム管理者へ送る' })).toBeVisible();
  await clerk.getByRole('combobox', { name: /^緊急度/ }).selectOption('urgent');
  await expect(clerk.getByRole('checkbox', offer)).toHaveCount(0);
});
