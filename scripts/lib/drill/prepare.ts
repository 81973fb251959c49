import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Decrypter } from 'age-encryption';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { withConnection } from '../database/connect.mjs';
import { superuserUrl } from '../portal/embedded.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import { allSigned, copiesOf } from './increments';
import { type Installation, processesOf } from './installation';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import { hostsStanding, ownSites, type Stage, siteOf } from './stage';
import { Terminal } from './terminal';

const copyShape = z.object({ id: z.string() });
const countShape = z.object({ n: z.number() });

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

/** Waits until every holder that stands has signed for a town's copy. The database is asked: a page looked at twice a second is work. */
async function untilSigned(stage: Stage, terminal: Terminal, town: DrillTown, holders: readonly string[]) {
  const begin = performance.now();
  const partners = hostsStanding(stage, town.code).length;
  for (let tries = 0; tries < 240 && !allSigned(await copiesOf(stage, town, 'full'), partners); tries++)
    await sleep(500);
  const seconds = (performance.now() - begin) / 1000;
  let rows: string[] = [];
  // The page shows what the center has judged of the receipts, a moment later.
  for (let tries = 0; tries < 30; tries++) {
    rows = await ledgerRows(terminal, town);
    if (holders.every((holder) => rows.some((row) => row.includes(holder) && row.includes('正常')))) break;
    await sleep(1_000);
  }
  return { rows, seconds };
}

const ageHead = 'age-encryption.org/v1';

/** Can the holder's own key open it? */
async function opens(file: string, identity: string): Promise<boolean> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(readFileSync(file)).then(
    () => true,
    () => false,
  );
}

/** What a partner server keeps of a town: files that say they are encrypted, that its own key does not open, and not one resident. */
async function seeCiphertext(
  record: DrillRecord,
  host: DrillTown,
  town: DrillTown,
  { dataDir }: Installation,
): Promise<void> {
  const { ids, residents } = await withConnection(superuserUrl(dataDir, readSecrets(dataDir)), async (client) => {
    const copies = await askClient(
      client,
      copyShape,
      `SELECT c.id FROM copies c JOIN organizations o ON o.id = c.organization_id
       WHERE o.code = $1 AND c.audience = 'disaster' AND c.deleted_at IS NULL`,
      [town.code],
    );
    const people = await askClient(client, countShape, 'SELECT count(*)::int AS n FROM residents');
    return { ids: copies.map(({ id }) => id), residents: people[0]?.n ?? -1 };
  });
  const identity = readFileSync(path.join(dataDir, 'site', 'identity.txt'), 'utf8').trim();
  const files = ids.map((id) => path.join(dataDir, 'copies', `${id}.age`));
  const sealed = files.every((file) => readFileSync(file).subarray(0, ageHead.length).toString('latin1') === ageHead);
  const open = (await Promise.all(files.map((file) => opens(file, identity)))).filter(Boolean).length;
  record.see(
    6,
    town.code,
    files.length > 0 && sealed && open === 0 && residents === 0,
    `${host.name}の町村連携サーバ：${town.name}のファイル ${files.length} 件、${sealed ? `${ageHead} で始まる` : '暗号文ではない'}、サーバ自身の鍵で開くもの ${open} 件、データベースの住民 ${residents} 人`,
  );
}

/** A town's own people make its key and ask for a copy, at the center's pages. */
export async function orderCopies(stage: Stage, town: DrillTown): Promise<Papers> {
  const terminal = await Terminal.open(stage.browser, stage.cloud.origin);
  await terminal.logIn(town.recorder);
  const papers = await makeKey(terminal);
  await terminal.go('/continuity');
  await terminal.page.getByRole('button', { name: 'いま写しを作る（全体）' }).click();
  await terminal.page.getByText('写しの作成を依頼しました').first().waitFor();
  await terminal.close();
  return papers;
}

/** Items 1 to 4 and 6, once all towns have asked: a partner server knows its partners by its own town's copy. Item 5 comes in case 1. */
export async function seeCopies(stage: Stage, record: DrillRecord, town: DrillTown): Promise<void> {
  const terminal = await Terminal.open(stage.browser, stage.cloud.origin);
  await terminal.logIn(town.recorder);
  const hosts = hostsStanding(stage, town.code);
  const holders = ['ダウンリカバリサーバ', ...hosts.map(({ name }) => `${name} 町村連携サーバ`)];
  const { rows, seconds } = await untilSigned(stage, terminal, town, holders);
  await terminal.close();
  await seeCenter(stage, record, town);
  const of = (holder: string): string => rows.find((row) => row.includes(holder)) ?? `${holder}: 台帳にない`;
  const well = (holder: string): boolean => of(holder).includes('正常');
  const all = holders.map(of).join(' ／ ');
  record.see(2, town.code, holders.every(well), `相互援助台帳（${seconds.toFixed(0)} 秒で全員が受領に署名）: ${all}`);
  for (const site of ownSites(stage, town.code)) {
    const pids = processesOf(site);
    const seen = `${site.name}: ${site.origin}、専用の PostgreSQL を含む ${pids.length} プロセス`;
    record.see(3, town.code, pids.length > 5, seen);
  }
  record.see(4, town.code, well('ダウンリカバリサーバ'), of('ダウンリカバリサーバ'));
  for (const host of hosts) {
    const holder = `${host.name} 町村連携サーバ`;
    record.see(6, town.code, well(holder), of(holder));
    await seeCiphertext(record, host, town, siteOf(stage, host.code, 'partner'));
  }
}

/** The register at the center: how many people the town's own clerk is told of. */
async function seeCenter(stage: Stage, record: DrillRecord, town: DrillTown): Promise<void> {
  const clerk = await Terminal.open(stage.browser, stage.cloud.origin);
  const entered = await clerk.logIn(town.clerk);
  await clerk.go('/counter/list');
  const [lead = ''] = (await clerk.text()).match(/[\d,]+\s*人/) ?? [];
  const wanted = town.people.toLocaleString('ja-JP');
  record.see(
    1,
    town.code,
    entered && lead.includes(wanted),
    `${clerk.page.url()}: ${town.clerk} でログイン、全住民一覧は ${lead}（平成 24 年 4 月 1 日の人口 ${wanted} 人）`,
  );
  await clerk.close();
}
