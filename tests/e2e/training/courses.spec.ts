import { expect, type Locator } from '@playwright/test';
import { rightChoices } from '@/lib/training/courses/constants';
import { test } from '../support/people';

const people = ['E2E-1,聖籠 花子,税務課,seiro-clerk', 'E2E-2,聖籠 次郎,福祉課', 'E2E-3,聖籠 三郎,市民課'];

/** Enrolled, under way, completed. */
async function figuresOf(row: Locator): Promise<number[]> {
  await expect(row).toBeVisible();
  return (await row.getByRole('cell').allInnerTexts()).slice(0, 3).map((text) => Number(text.replace(/,/g, '')));
}

test('a town enrols its people, one of whom passes a course; the prefecture sees it and the operator chases plans', async ({
  logIn,
}) => {
  const prefecture = await logIn('niigata-admin');
  await prefecture.goto('/training/organizations?from=153079');
  const row = prefecture.getByRole('row', { name: /聖籠町/ });
  const before = await figuresOf(row);
  const town = await logIn('seiro-admin');
  await town.goto('/training/enrolments/new');
  await town.getByRole('checkbox', { name: /^2\. 接続運用規程理解編/ }).check();
  await town.getByRole('textbox', { name: /^名簿/ }).fill(`職員番号,氏名,所属,ログインID\n${people.join('\n')}\nE2E-9`);
  await town.getByRole('button', { name: '申し込む' }).click();
  await expect(town.getByText('5行目：列は2～4列で入力してください。').first()).toBeVisible();
  await town.getByRole('textbox', { name: /^名簿/ }).fill(people.join('\n'));
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

  await prefecture.reload();
  const [enrolled = 0, , completed = 0] = before;
  expect(await figuresOf(row)).toMatchObject([enrolled + 3, expect.any(Number), completed + 1]);
  await expect(prefecture.getByText('聖籠 花子')).toHaveCount(0);

  const operator = await logIn('operator');
  await operator.goto('/training/plans?only=missing&from=150002');
  await expect(operator.getByRole('row', { name: /聖籠町/ })).toBeVisible();
  await operator.getByRole('button', { name: '計画を提出していない機関に催促する' }).click();
  await expect(operator.getByText('催促の通知を送りました。')).toBeVisible();
  await town.goto('/notifications');
  await expect(town.getByText(/教育研修実施計画/).first()).toBeVisible();
});
