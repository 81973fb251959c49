import { expect } from '@playwright/test';
import { test } from '../support/people';

test('a town begins a joint project, plans, records and has it approved by its partner; its prefecture watches', async ({
  logIn,
}) => {
  const town = await logIn('seiro-admin');
  await town.goto('/projects/new');
  const title = `共同導入 ${Date.now()}`;
  await town.getByRole('textbox', { name: /^件名/ }).fill(title);
  await town.getByLabel(/^導入開始日/).fill('2026-10-01');
  await town.getByRole('textbox', { name: /^共同で導入する/ }).fill('150002');
  await town.getByRole('button', { name: '作成する' }).click();
  await expect(town.getByText('コード 150002 の市区町村はありません。').first()).toBeVisible();
  await town.getByRole('textbox', { name: /^共同で導入する/ }).fill('154059');
  await town.getByRole('button', { name: '作成する' }).click();
  await expect(town.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = town.url();

  const row = (name: string) => town.getByRole('row').filter({ hasText: name });
  await expect(row('操作者識別カード調達・発行').getByText('■')).toHaveCount(2);
  await expect(row('システム稼動').getByText('▲')).toHaveCount(1);
  await expect(town.getByRole('img', { name: /半月ごとに示した図/ })).toBeVisible();

  await town.getByRole('link', { name: '導入要件の確認' }).click();
  await town.getByRole('checkbox', { name: '動作確認試験' }).check();
  await town.getByRole('button', { name: '日程を保存する' }).click();
  await expect(town.getByText(/前の作業が循環しています：.*導入要件の確認.*→.*動作確認試験/).first()).toBeVisible();
  await town.getByRole('checkbox', { name: '動作確認試験' }).uncheck();
  await town.getByRole('radio', { name: '完了（承認を求める）' }).check();
  await town.getByRole('textbox', { name: /^結果・理由/ }).fill('要件一覧を確認した');
  await town.getByRole('button', { name: '記録する' }).click();
  await expect(row('導入要件の確認').getByText('承認待ち')).toBeVisible();

  const partner = await logIn('izumozaki-admin');
  await partner.goto(`${address}/items/requirements`);
  await partner.getByRole('radio', { name: '承認する' }).check();
  await partner.getByRole('button', { name: '確定する' }).click();
  await expect(partner.getByRole('row').filter({ hasText: '導入要件の確認' }).getByText('承認済み')).toBeVisible();

  const prefecture = await logIn('niigata-admin');
  await prefecture.goto(`/projects?q=${encodeURIComponent(title)}`);
  await expect(prefecture.getByRole('row').filter({ hasText: title })).toContainText('1 / 27');
  const stranger = await logIn('sekikawa-admin');
  expect((await stranger.goto(address))?.status()).toBe(404);
});

test('a town makes its operation plan: hours outside are refused, beyond the window warned of, and a short battery shown', async ({
  logIn,
}) => {
  const town = await logIn('sekikawa-admin');
  await town.goto('/operation-plans/new');
  await town.getByRole('button', { name: '作成する' }).click();
  const service = async (name: string, opens: string, closes: string) => {
    await town.getByRole('textbox', { name: /^業務アプリケーション/ }).fill(name);
    await town
      .getByRole('form', { name: '運用時間を追加・変更する' })
      .getByRole('textbox', { name: /^開始/ })
      .fill(opens);
    await town
      .getByRole('form', { name: '運用時間を追加・変更する' })
      .getByRole('textbox', { name: /^終了/ })
      .fill(closes);
    await town.getByRole('button', { name: '運用時間を追加・変更する' }).click();
  };
  await service('証明書交付', '7:00', '17:15');
  await expect(town.getByText('基盤システムの稼働時間（07:30～20:00）の内にしてください。').first()).toBeVisible();
  await service('証明書交付', '7:30', '17:00');
  await expect(town.getByText('共通運用時間帯の外にかかる運用時間があります')).toBeVisible();
  await expect(town.getByText(/証明書交付：窓口業務受付の開始前です/)).toBeVisible();

  await town.getByText('UPSを追加・変更する').first().click();
  await town.getByRole('textbox', { name: /^UPSの名称/ }).fill('UPS1');
  await town.getByRole('textbox', { name: /^バッテリー時間/ }).fill('5');
  await town.getByRole('button', { name: 'UPSを追加・変更する' }).click();
  const system = async (name: string, priority: string, seconds: string) => {
    const form = town.getByRole('form', { name: '「UPS1」にシステムを追加・変更する' });
    await expect(town.getByText('「UPS1」にシステムを追加・変更する').first()).toBeVisible();
    if (!(await form.isVisible())) await town.getByText('「UPS1」にシステムを追加・変更する').first().click();
    await form.getByRole('textbox', { name: /^システム/ }).fill(name);
    await form.getByRole('textbox', { name: /^優先順位/ }).fill(priority);
    await form.getByRole('textbox', { name: /^計測した/ }).fill(seconds);
    await form.getByRole('button').click();
    await expect(town.getByRole('row').filter({ hasText: name })).toBeVisible();
  };
  await system('データベース', '1', '200');
  await expect(town.getByText('バッテリーの内に、すべて停止できます（余裕 1:40）')).toBeVisible();
  await system('業務サーバ', '2', '150');
  await expect(town.getByText(/バッテリーが 0:50 足りません/)).toBeVisible();
});
