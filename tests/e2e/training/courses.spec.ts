import { expect } from '@playwright/test';
import { rightChoices } from '@/lib/training/courses/constants';
import { test } from '../support/people';

test('a town enrols a colleague, who reads a course, fails its test, passes it and gets the certificate', async ({
  logIn,
}) => {
  const town = await logIn('seiro-admin');
  await town.goto('/training/enrolments/new');
  await town.getByRole('checkbox', { name: /^2\. 接続運用規程理解編/ }).check();
  await town
    .getByRole('textbox', { name: /^名簿/ })
    .fill('職員番号,氏名,所属,ログインID\nE2E-1,聖籠 花子,税務課,seiro-clerk\nE2E-2');
  await town.getByRole('button', { name: '申し込む' }).click();
  await expect(town.getByText('3行目：列は2～4列で入力してください。').first()).toBeVisible();
  await town.getByRole('textbox', { name: /^名簿/ }).fill('E2E-1,聖籠 花子,税務課,seiro-clerk');
  await town.getByRole('button', { name: '申し込む' }).click();
  await expect(town).toHaveURL(/\/training\/enrolments\?year=/);

  const clerk = await logIn('seiro-clerk');
  await clerk.goto('/training');
  await clerk.getByRole('link', { name: '接続運用規程理解編' }).first().click();
  await expect(clerk.getByRole('heading', { name: '規程の位置付け' })).toBeVisible();
  const answer = async (choices: readonly string[]) => {
    for (const [index, choice] of choices.entries())
      await clerk.locator(`input[name=answer${index + 1}][value=${choice}]`).check();
    await clerk.getByRole('button', { name: '採点する' }).click();
  };
  await answer(['b', 'c', 'b']);
  await expect(clerk.getByText('2問正解です。間違えた問題：1。')).toBeVisible();
  await answer(rightChoices[2]);
  await expect(clerk.getByText('全問正解です。修了しました。').first()).toBeVisible();
  const certificate = await clerk.request.get(
    (await clerk.getByRole('link', { name: '修了証を保存' }).first().getAttribute('href')) ?? '',
  );
  expect(certificate.headers()['content-type']).toBe('application/pdf');
});
