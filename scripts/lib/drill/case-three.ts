import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeCharacters } from './characters';
import { fourDocuments } from './counter';
import {
  confirmAt,
  declarationOf,
  declareAt,
  endAt,
  seconds,
  seeDay,
  seeTerminals,
  seeTestPrint,
  untilIssues,
  untilNoticed,
} from './declaring';
import { answers, type Installation } from './installation';
import { seeNobodyElse } from './intruders';
import type { Marks } from './marks';
import type { DrillTown } from './people';
import type { Papers } from './prepare';
import type { DrillRecord } from './record';
import { hostsStanding, type Stage, siteOf } from './stage';
import { Terminal } from './terminal';

/** Gives a share; what becomes of it is seen on another terminal. */
async function give(terminal: Terminal, address: string, holder: string, words: string): Promise<void> {
  const { page } = terminal;
  await terminal.go(address);
  await page.locator('select[name=holder]').selectOption(holder);
  await page.locator('textarea[name=words]').fill(words);
  await page.getByRole('button', { name: '分割片を渡す' }).click();
}

/** What the page says of the shares that were given, once it says `words`. */
async function untilSaid(terminal: Terminal, address: string, words: string): Promise<string> {
  let said = '';
  for (let tries = 0; tries < 60; tries++) {
    await terminal.go(address);
    said = (await terminal.page.locator('[data-openings]').allInnerTexts()).join(' ');
    if (said.includes(words)) break;
    await sleep(500);
  }
  return said;
}

async function untilOpened(terminal: Terminal, address: string): Promise<string | null> {
  for (let tries = 0; tries < 300; tries++) {
    await terminal.go(address);
    const link = terminal.page.locator('[data-address]');
    if ((await link.count()) > 0) return link.getAttribute('href');
    await sleep(700);
  }
  return null;
}

/** Nothing on the host's server can be read before two shares are given: its own pages know nobody of the town. */
async function openCopy(
  record: DrillRecord,
  [first, second]: readonly [Terminal, Terminal],
  [town, host]: readonly [DrillTown, DrillTown],
  address: string,
  papers: Papers,
): Promise<string | null> {
  const begin = performance.now();
  await give(first, address, 'prefecture', papers.prefecture ?? '');
  const waiting = await untilSaid(second, address, '2 つ目を待っています');
  record.see(
    7,
    town.code,
    waiting.includes('2 つ目を待っています'),
    `${host.recorder} が 1 つ目を渡す：「${waiting}」`,
  );
  await give(second, address, 'center', papers.center ?? '');
  const origin = await untilOpened(first, address);
  const seen = `${host.confirmer} が 2 つ目を渡し、${seconds(begin).toFixed(0)} 秒で復号・復元・検証を終えた（${origin}）`;
  record.see(7, town.code, origin !== null, origin === null ? `開きません: ${await first.said()}` : seen);
  return origin;
}

/** The third town is told, though there is no center that could: its own server shows who opened whose copy. */
async function seeTold(
  stage: Stage,
  record: DrillRecord,
  [town, host]: readonly [DrillTown, DrillTown],
  address: string,
): Promise<void> {
  const third = hostsStanding(stage, town.code).find(({ code }) => code !== host.code);
  if (third === undefined) return;
  const terminal = await Terminal.open(stage.browser, siteOf(stage, third.code, 'partner').origin);
  await terminal.logIn(third.recorder);
  const said = await untilSaid(terminal, address, '開きました');
  const seen = `${third.name}の町村連携サーバの画面に「${said}」`;
  record.see(7, town.code, said.includes('開きました'), seen);
  await terminal.close();
}

/** Case 3: hall and center are lost; the copy is opened on a host's server, with the shares of prefecture and national center. */
export async function caseThree(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  host: DrillTown,
  marks: Marks,
  papers: Papers,
): Promise<void> {
  const partner = siteOf(stage, host.code, 'partner');
  const first = await Terminal.open(stage.browser, partner.origin);
  const second = await Terminal.open(stage.browser, partner.origin, 1);
  await first.logIn(host.recorder);
  await second.logIn(host.confirmer);
  await untilNoticed(first, performance.now());
  const begin = performance.now();
  await declareAt(first, '訓練：庁舎とクラウドセンターの機能不全', { town: town.code });
  const address = declarationOf(first);
  await confirmAt(second, address);
  const origin = await openCopy(record, [first, second], [town, host], address, papers);
  if (origin === null) return;
  const clerk = await Terminal.open(stage.browser, origin, 1);
  const entered = await clerk.logIn(town.clerk);
  record.see(
    29,
    town.code,
    entered,
    `${host.name}の端末から ${town.clerk} が普段の ID とパスワードで ${origin} にログイン`,
  );
  await untilIssues(clerk, marks.find);
  record.resumed(town.code, 3, seconds(begin));
  await seeTerminals(stage, record, 26, town, origin, marks.find);
  const chief = await Terminal.open(stage.browser, origin);
  record.see(29, town.code, await chief.logIn(town.recorder), `${town.recorder} もログイン`);
  await seeTestPrint(record, 26, chief, town, host);
  await seeDay(record, 8, clerk, town, marks);
  await seeNobodyElse(stage, record, town, host, origin, first);
  await seeTold(stage, record, [town, host], address);
  await seeCharacters(record, 28, clerk, town);
  await fourDocuments(record, clerk, town, marks.find, {
    ...{ way: 'partner', documents: [30, 31, 32, 33], response: 34, stamped: true },
  });
  await endAt(second, address);
  await seeGone(record, town, origin, partner);
  await Promise.all([first.close(), second.close(), clerk.close(), chief.close()]);
}

const entriesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** After its end nothing answers there, and nothing of it lies there but a record that only the center can read. */
async function seeGone(record: DrillRecord, town: DrillTown, origin: string, { dataDir }: Installation): Promise<void> {
  for (let tries = 0; tries < 60 && (await answers(origin)); tries++) await sleep(500);
  const there = await answers(origin);
  record.see(27, town.code, !there, `終了後、${origin} は${there ? 'まだ答える' : '答えない'}`);
  const left = () => entriesOf(path.join(dataDir, 'activations'));
  for (let tries = 0; tries < 120 && left().length > 0; tries++) await sleep(500);
  const records = entriesOf(path.join(dataDir, 'ended')).length;
  record.see(
    27,
    town.code,
    left().length === 0 && records > 0,
    `終了後、環境のフォルダは残り ${left().length} 件、クラウドセンターだけが読める記録 ${records} 件`,
  );
}
