import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf } from './installation';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import { type Stage, siteOf } from './stage';
import { Terminal } from './terminal';

/** The words of the shares of a town's key, by holder, as they stood on the printed papers. */
export type Papers = Readonly<Record<string, string>>;

/** The ceremony, in the page: made, read back, registered. */
async function makeKey(terminal: Terminal): Promise<Papers> {
  const { page } = terminal;
  await terminal.go('/continuity/keys');
  await page.getByRole('button', { name: '鍵を作る' }).click();
  const papers: Record<string, string> = {};
  for (const holder of ['town', 'prefecture', 'center']) {
    const words = await page.locator(`[data-share="${holder}"] [data-words] li`).allInnerTexts();
    papers[holder] = words.join(' ');
  }
  for (const holder of ['prefecture', 'center'])
    await page.locator(`[data-read="${holder}"]`).fill(papers[holder] ?? '');
  await page.getByRole('button', { name: '紙を確かめる' }).click();
  await page.getByRole('button', { name: '公開の部分を登録する' }).click();
  await page.getByText('登録しました').first().waitFor();
  return papers;
}

/** The ledger's rows of a town, as its page shows them. */
async function ledgerRows(terminal: Terminal, town: DrillTown): Promise<string[]> {
  await terminal.go('/continuity');
  const rows = await terminal.page.locator('table', { hasText: 'ハッシュ' }).locator('tbody tr').allInnerTexts();
  return rows.map((row) => row.replaceAll(/\s+/g, ' ')).filter((row) => row.startsWith(town.name));
}

/** Asks for a copy at the center's page and waits until every holder has signed for it. */
async function copyNow(terminal: Terminal, town: DrillTown): Promise<{ rows: string[]; seconds: number }> {
  await terminal.go('/continuity');
  await terminal.page.getByRole('button', { name: 'いま写しを作る（全体）' }).click();
  await terminal.page.getByText('写しの作成を依頼しました').first().waitFor();
  const begin = performance.now();
  for (let tries = 0; tries < 60; tries++) {
    const rows = await ledgerRows(terminal, town);
    if (rows.length > 0 && rows.every((row) => row.includes('正常')))
      return { rows, seconds: (performance.now() - begin) / 1000 };
    await sleep(1_000);
  }
  return { rows: await ledgerRows(terminal, town), seconds: (performance.now() - begin) / 1000 };
}

const ageHead = 'age-encryption.org/v1';

/** The first bytes of each copy on a site's disk: a copy that can be read would say so. */
function heads(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.age'))
    .map((file) => {
      const bytes = Buffer.alloc(ageHead.length);
      const opened = openSync(path.join(folder, file), 'r');
      readSync(opened, bytes, 0, bytes.length, 0);
      closeSync(opened);
      return bytes.toString('latin1');
    });
}

/** Items 1 to 6, except that the restored data is looked at later, in case 1. */
export async function prepareTown(stage: Stage, record: DrillRecord, town: DrillTown): Promise<Papers> {
  const terminal = await Terminal.open(stage.browser, stage.cloud.origin);
  await terminal.logIn(town.recorder);
  const clerk = await Terminal.open(stage.browser, stage.cloud.origin);
  const entered = await clerk.logIn(town.clerk);
  await clerk.go('/counter');
  const searches = entered && (await clerk.page.locator('[data-counter-search]').count()) === 1;
  record.see(1, town.code, searches, `${clerk.page.url()} で住民の検索が使える`);
  await clerk.close();
  const papers = await makeKey(terminal);
  const { rows, seconds } = await copyNow(terminal, town);
  record.see(2, town.code, rows.length === 3, `相互援助台帳（${seconds.toFixed(0)} 秒）: ${rows.join(' ／ ')}`);
  for (const role of ['down-recovery', 'partner'] as const) {
    const site = siteOf(stage, town.code, role);
    const pids = processesOf(site);
    record.see(
      3,
      town.code,
      pids.length > 5,
      `${site.name}: ${site.origin}、専用の PostgreSQL を含む ${pids.length} プロセス`,
    );
  }
  const [own, ...partners] = rows;
  record.see(4, town.code, own?.includes('ダウンリカバリ') === true && own.includes('正常'), own ?? '台帳にない');
  for (const row of partners) record.see(6, town.code, row.includes('町村連携サーバ') && row.includes('正常'), row);
  for (const host of stage.towns.filter(({ code }) => code !== town.code)) {
    const found = heads(path.join(siteOf(stage, host.code, 'partner').dataDir, 'copies'));
    record.see(
      6,
      town.code,
      found.length > 0 && found.every((head) => head === ageHead),
      `${host.name}の町村連携サーバのファイル ${found.length} 件はすべて ${ageHead} で始まる`,
    );
  }
  await terminal.close();
  return papers;
}
