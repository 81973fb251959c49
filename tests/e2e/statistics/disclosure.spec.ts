import { expect, type Page } from '@playwright/test';
import { type LogIn, test } from '../support/people';

/** The neighbour registers a record of a message between the two towns and sets a code. */
async function coded(logIn: LogIn, reference: string): Promise<Page> {
  const page = await logIn('izumozaki-admin');
  await page.goto('/statistics/disclosure/records');
  await page.getByText('記録を登録する').click();
  const type = (name: RegExp, value: string) => page.getByRole('textbox', { name }).first().fill(value);
  await type(/^記録番号/, reference);
  await type(/^情報照会者の機関コード/, '153079');
  await type(/^情報提供者の機関コード/, '154059');
  await type(/^事務/, '児童手当');
  await page.getByLabel(/^提供日/).fill('2026-10-01');
  await type(/^不開示コード（なければ空欄）/, '01');
  await type(/^不開示コードを設定する理由/, '支援措置の申出が受理されているため');
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByText('登録しました。')).toBeVisible();
  return page;
}

/** A request about the record, whose person has shown who they are. */
async function asked(page: Page, file: string, reference: string): Promise<void> {
  await page.goto('/statistics/disclosure/new?register=linkage');
  await page.getByRole('textbox', { name: /^整理番号/ }).fill(file);
  await page.getByRole('radio', { name: '来所' }).check();
  await page.getByRole('button', { name: '受け付ける' }).click();
  await expect(page).toHaveURL(/\/statistics\/disclosure\/\d+/);
  await page.getByRole('textbox', { name: /^確認した書類など/ }).fill('マイナンバーカード');
  await page.getByRole('button', { name: '記録する' }).click();
  await expect(page.getByText('本人確認済み')).toBeVisible();
  await page.getByRole('textbox', { name: /^記録番号/ }).fill(reference);
  await page.getByRole('button', { name: '加える' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: reference }).first()).toBeVisible();
}

test('a town that is asked for a coded record asks the body that set the code, and decides itself', async ({
  logIn,
}) => {
  const reference = 'J2026-910001';
  const neighbour = await coded(logIn, reference);
  const town = await logIn('seiro-admin');
  await asked(town, '総開示第91号', reference);
  await town.getByText(`出雲崎町に理由を照会する (${reference})`).click();
  await town.getByRole('button', { name: '照会する' }).click();
  await expect(town.getByText('照会済み（回答待ち）')).toBeVisible();

  await neighbour.goto('/statistics/disclosure?register=linkage');
  const question = neighbour.getByRole('listitem').filter({ hasText: `聖籠町から、記録${reference}について` });
  const answer = question.getByRole('button', { name: '回答する' });
  await expect(question.getByRole('textbox')).toHaveValue('支援措置の申出が受理されているため');
  await answer.click();
  // The button has another name while it is under way; the field stays until it is done.
  await expect(question.getByRole('textbox')).toHaveCount(0);

  await town.reload();
  await expect(town.getByText('設定の理由：支援措置の申出が受理されているため')).toBeVisible();
  await town.getByRole('radio', { name: '全部開示' }).check();
  await town.getByRole('button', { name: '決定する' }).click();
  await expect(town.getByText('決定済み')).toBeVisible();
});

test('the operator withholds its own coded record unless it gives a special reason', async ({ logIn }) => {
  const reference = 'J2026-910002';
  await coded(logIn, reference);
  const operator = await logIn('operator');
  await asked(operator, '総務開示第91号', reference);
  const withheld = operator.getByRole('checkbox', { name: new RegExp(reference) });
  await expect(withheld).toBeChecked();
  await withheld.uncheck();
  await operator.getByRole('radio', { name: '全部開示' }).check();
  await operator.getByRole('button', { name: '決定する' }).click();
  await expect(operator.getByText('不開示コードの付いた記録は原則として開示しません。').first()).toBeVisible();
  await withheld.check();
  await operator.getByRole('radio', { name: '不開示' }).check();
  await operator.getByRole('textbox', { name: /^理由/ }).fill('不開示コードが設定されているため');
  await operator.getByRole('button', { name: '決定する' }).click();
  await expect(operator.getByText('決定済み')).toBeVisible();
});
