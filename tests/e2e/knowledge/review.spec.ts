import { expect } from '@playwright/test';
import { test } from '../support/people';
import { knowledgeItem } from '../support/rows';

test('what is saved again while it is reviewed loses its tick, and lists what may identify somebody', async ({
  logIn,
}) => {
  const place = `/knowledge/${await knowledgeItem()}`;
  const author = await logIn('center-call-1');
  const save = async (answer: string) => {
    await author.goto(`${place}/edit`);
    await author.getByRole('textbox', { name: /^回答/ }).fill(answer);
    await author.getByRole('button', { name: '保存する' }).click();
    await expect(author).toHaveURL(new RegExp(`${place}$`));
  };
  await save('電源を入れ直してください。');
  const reviewer = await logIn('center-call-2');
  await reviewer.goto(place);
  const tick = reviewer.getByRole('checkbox', { name: /^匿名化された本文/ });
  const note = reviewer.getByRole('textbox', { name: /^伝えること/ });
  await tick.check();
  await note.fill('確認しています。');
  await save('聖籠町の0254-27-1111へ尋ねてください。');
  await expect(reviewer.getByText('電話番号: 0254-27-1111')).toBeVisible();
  await expect(reviewer.getByText('機関名: 聖籠町')).toBeVisible();
  await expect(tick).not.toBeChecked();
  await expect(note).toHaveValue('確認しています。');
});

test('words that are too long for a search are answered by the list, which says so', async ({ logIn }) => {
  const page = await logIn('seiro-admin');
  const response = await page.goto(`/search?q=${encodeURIComponent('字'.repeat(10_000))}`);
  expect(response?.status()).toBe(200);
  await expect(page).toHaveURL(/\/tickets\?/);
  await expect(
    page
      .getByRole('main')
      .getByText(/200文字/)
      .first(),
  ).toBeVisible();
});
