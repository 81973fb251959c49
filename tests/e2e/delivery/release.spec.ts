import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Agents } from '../support/agents';
import { test } from '../support/people';
import { withDatabase } from '../support/session';

// A prefecture's server and two of its towns, each by a real agent with commands of its own.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-release-'));
const [toyama, pilot, other] = ['PS-160008', 'CS-162019', 'CS-162027'] as const;
const codes = [toyama, pilot, other] as const;
const agents = new Agents(folder);
const passphrase = 'a passphrase of the journey';
const slow = { timeout: 120_000 };
const installed = (code: string) => path.join(agents.folderOf(code), 'installed');

test.afterAll(async () => {
  agents.killAll();
  // The portal is shared: no other journey is to meet servers that fell silent.
  await withDatabase((client) =>
    client.query('DELETE FROM node_agents WHERE node_id IN (SELECT id FROM nodes WHERE code = ANY ($1))', [codes]),
  );
  rmSync(folder, { recursive: true, force: true });
});

async function makeKey(page: Page): Promise<void> {
  await page.goto('/deliveries/keys');
  await page.getByLabel(/^パスフレーズ（確認）/).fill(passphrase);
  await page.getByLabel(/^署名鍵のパスフレーズ/).fill(passphrase);
  await page.getByRole('button', { name: '署名鍵を作成' }).click();
  await expect(page.getByText('儀式待ち').first()).toBeVisible();
}

/** The ceremony by the command, as the center's staff holds it. Answers the fingerprint that servers' administrators are told. */
async function holdCeremony(): Promise<string> {
  const words = ['scripts/renkei.mjs', 'delivery', 'keys', '--folder', path.join(folder, 'root-keys'), '--json'];
  const child = spawn(process.execPath, words, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: process.env.RENKEI_E2E_DATABASE_URL,
      RENKEI_DATA_DIR: path.join(folder, 'data'),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(`${passphrase}\n`);
  let said = '';
  for await (const part of child.stdout.setEncoding('utf8')) said += part;
  const { fingerprint } = JSON.parse(said) as { fingerprint?: string };
  expect(fingerprint, said).toMatch(/^[0-9a-f]{64}$/);
  return fingerprint ?? '';
}

/** What a server lets the center do: put the file in its place, take it back, look whether it works. */
function writeSettings(code: string, deliveryRoot: string): void {
  const shell = (script: string, ...words: string[]) => ({ run: ['/bin/sh', '-c', script, 'sh', ...words] });
  const commands = {
    install: shell('cp "$1" "$2"', '{file}', installed(code)),
    'roll-back': shell('if [ -n "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi', '{previousFile}', installed(code)),
    healthy: { run: ['/bin/grep', '-q', 'healthy', installed(code)] },
  };
  mkdirSync(agents.folderOf(code), { recursive: true });
  writeFileSync(path.join(agents.folderOf(code), 'agent.json'), JSON.stringify({ deliveryRoot, commands }));
}

/** From the file on a desk to a release that waits for the second signature. Answers the page of the release. */
async function propose(page: Page, version: string, content: string): Promise<string> {
  await page.goto('/deliveries/packages/new');
  await page
    .getByLabel(/^ファイル（2GBまで）/)
    .setInputFiles({ name: 'cs.sh', mimeType: 'text/plain', buffer: Buffer.from(content) });
  await expect(page.getByText('送信が終わりました')).toBeVisible();
  for (const [label, value] of [
    ['パッケージ名', 'journey-program'],
    ['版', version],
    ['名称', '旅程の業務プログラム'],
    ['適用コマンド', 'install'],
    ['切戻しコマンド', 'roll-back'],
    ['稼働確認コマンド', 'healthy'],
  ] as const)
    await page.getByRole('textbox', { name: new RegExp(`^${label}(?!の|と)`) }).fill(value);
  await page.getByRole('combobox', { name: /^種類/ }).selectOption('program');
  for (const kind of ['都道府県サーバ', 'CS']) await page.getByRole('checkbox', { name: kind, exact: true }).check();
  await page.getByRole('button', { name: '登録して、リリースへ進む' }).click();
  await page.waitForURL(/\/deliveries\/new\?package=/, slow);
  await page.getByRole('combobox', { name: /^都道府県/ }).selectOption('160008');
  await page.getByRole('textbox', { name: /^先行適用/ }).fill(pilot);
  await page.getByRole('checkbox', { name: /^いつでも適用する/ }).check();
  await page.getByLabel(/^署名鍵のパスフレーズ/).fill(passphrase);
  await page.getByRole('button', { name: '署名して提案' }).click();
  await page.waitForURL(/\/deliveries\/\d+$/, slow);
  return new URL(page.url()).pathname;
}

async function approve(page: Page, release: string): Promise<void> {
  await page.goto(release);
  await page.getByLabel(/^署名鍵のパスフレーズ/).fill(passphrase);
  await page.getByRole('button', { name: '署名して承認' }).click();
  await expect(page.getByText('署名して承認')).toHaveCount(0, slow);
}

test('a version that fails at its pilot is taken back, the fixed one reaches prefecture and towns', async ({
  logIn,
}) => {
  test.setTimeout(400_000);
  const first = await logIn('center-admin');
  const second = await logIn('center-management');
  const town = await logIn('162019-01');

  await test.step('two people make keys, a ceremony says that they count, three servers believe it', async () => {
    await makeKey(first);
    await makeKey(second);
    const fingerprint = await holdCeremony();
    await second.reload();
    await expect(second.getByText('儀式待ち')).toHaveCount(0);
    await agents.download(second);
    for (const code of codes) {
      writeSettings(code, fingerprint);
      await agents.enrol(second, code);
      agents.start(code);
    }
  });

  await test.step('who proposed cannot approve; the pilot fails, nothing stays behind, and the page says why', async () => {
    const release = await propose(first, '1.0', 'broken\n');
    await expect(first.getByText('二人目の署名は、ほかの担当者が行います。')).toBeVisible();
    await approve(second, release);
    await first.goto(release);
    await expect(first.getByText('切戻し済み').first()).toBeVisible(slow);
    await expect(first.getByRole('row', { name: new RegExp(pilot) })).toContainText('失敗');
    expect(codes.map(installed).filter(existsSync)).toEqual([]);
  });

  await test.step('the fixed version goes through, and the town sees what came', async () => {
    const release = await propose(first, '1.1', 'healthy\n');
    await approve(second, release);
    await first.goto(release);
    await expect(first.getByRole('main').getByText('完了').first()).toBeVisible(slow);
    for (const code of codes) expect(readFileSync(installed(code), 'utf8')).toBe('healthy\n');
    await town.goto('/deliveries');
    await expect(town.getByRole('table', { name: 'これまでに届いたもの' })).toContainText('1.1');
    await expect(town.getByText(other)).toHaveCount(0);
  });
});
