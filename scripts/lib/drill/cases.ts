import { setTimeout as sleep } from 'node:timers/promises';
import { fourDocuments, issue } from './counter';
import { destroy } from './installation';
import type { DrillTown } from './people';
import type { Papers } from './prepare';
import type { DrillRecord } from './record';
import { type Stage, siteOf, startSite } from './stage';
import { Terminal } from './terminal';

/** Whom a drill looks for, and what was changed yesterday (in the copy) and today (not in it). */
export interface Marks {
  readonly find: string;
  readonly yesterday: string;
  readonly today: string;
}

const seconds = (begin: number): number => (performance.now() - begin) / 1000;

/** Until a page says that the center cannot be reached; seconds. */
async function untilNoticed(terminal: Terminal, begin: number): Promise<number> {
  for (let tries = 0; tries < 60; tries++) {
    await terminal.go('/continuity');
    if ((await terminal.bars()).includes('接続できません')) return seconds(begin);
    await sleep(300);
  }
  return Number.POSITIVE_INFINITY;
}

async function declareAt(
  terminal: Terminal,
  reason: string,
  request: { town?: string; host?: string } | null,
): Promise<void> {
  const { page } = terminal;
  await terminal.go('/continuity/declare');
  if (request?.town && (await page.locator('select[name=town]').count()) > 0)
    await page.locator('select[name=town]').selectOption(request.town);
  if (request?.host && (await page.locator('select[name=host]').count()) > 0)
    await page.locator('select[name=host]').selectOption(request.host);
  await page.locator('[name=reason]').fill(reason);
  if (request !== null) {
    await page.locator('[name=representative]').fill('町長（訓練）');
    await page.locator('[name=means]').fill('防災電話（訓練）');
  }
  await page.getByRole('button', { name: '宣言する' }).click();
  await page.waitForURL(/\/continuity\/declarations\/[0-9a-f-]{36}/);
}

const declarationOf = (terminal: Terminal): string => new URL(terminal.page.url()).pathname;

async function confirmAt(terminal: Terminal, address: string): Promise<void> {
  await terminal.go(address);
  await terminal.page.getByRole('button', { name: '要請を確かめ、発動する' }).click();
  await terminal.page.getByText('発動中').first().waitFor();
}

async function endAt(terminal: Terminal, address: string): Promise<void> {
  await terminal.go(address);
  await terminal.page.locator('select[name=how]').selectOption('closed');
  const form = terminal.page.locator('form', { has: terminal.page.locator('select[name=how]') });
  await form.locator('[name=reason]').fill('訓練の終了');
  await form.getByRole('button', { name: '発動を終える' }).click();
  await terminal.page.getByText('終了').first().waitFor();
}

/** Is what was changed yesterday there, and what was changed today not? */
async function seeDay(
  record: DrillRecord,
  item: number,
  terminal: Terminal,
  town: DrillTown,
  marks: Marks,
): Promise<void> {
  await terminal.go(`/counter?q=${encodeURIComponent(marks.yesterday)}`);
  const before = await terminal.page.locator('[data-counter-row]').count();
  await terminal.go(`/counter?q=${encodeURIComponent(marks.today)}`);
  const after = await terminal.page.locator('[data-counter-row]').count();
  record.see(
    item,
    town.code,
    before > 0 && after === 0,
    `前日の異動「${marks.yesterday}」は ${before} 件、当日の異動「${marks.today}」は ${after} 件`,
  );
}

async function untilIssues(terminal: Terminal, find: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const paper = await issue(terminal, 'record', find).catch(() => null);
    const text = await terminal.text();
    if (paper?.ok && !text.includes('宣言')) return;
    await sleep(500);
  }
}

/** Case 1: the line to the center is cut; the town works on its own server. */
export async function caseOne(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  marks: Marks,
  way: 'reset' | 'frozen',
): Promise<void> {
  const site = siteOf(stage, town.code, 'down-recovery');
  const relay = stage.relays.get(site.name);
  const chief = await Terminal.open(stage.browser, site.origin);
  record.see(
    9,
    town.code,
    await chief.logIn(town.recorder),
    `${site.origin} に ${town.recorder} の普段の ID とパスワードでログイン`,
  );
  const cut = performance.now();
  relay?.set(way);
  const noticed = await untilNoticed(chief, cut);
  record.see(
    16,
    town.code,
    noticed <= 12,
    `回線を${way === 'reset' ? '切断' : '無応答に'}してから ${noticed.toFixed(1)} 秒で画面に表示`,
  );
  const begin = performance.now();
  await declareAt(chief, '訓練：回線障害', null);
  const address = declarationOf(chief);
  const clerk = await Terminal.open(stage.browser, site.origin, 1);
  record.see(9, town.code, await clerk.logIn(town.clerk), `${town.clerk} でログイン`);
  await untilIssues(clerk, marks.find);
  record.resumed(town.code, 1, seconds(begin));
  record.see(10, town.code, true, '2 種類の端末（Chrome と Firefox の利用者エージェント）で利用');
  await seeDay(record, 5, clerk, town, marks);
  await fourDocuments(record, clerk, town, marks.find, {
    way: 'own',
    items: { documents: [12, 13, 14, 15], characters: 11, response: 16 },
    stamped: true,
  });
  await endAt(chief, address);
  relay?.set('open');
  await Promise.all([chief.close(), clerk.close()]);
}

/** Case 2: the hall is lost; its people work at the live center from a host's terminals. */
export async function caseTwo(stage: Stage, record: DrillRecord, town: DrillTown, marks: Marks): Promise<void> {
  for (const role of ['down-recovery', 'partner'] as const) {
    const site = siteOf(stage, town.code, role);
    const { killed, left } = await destroy(site);
    record.see(17, town.code, left === 0, `${site.name} を強制終了（${killed} プロセス、残り ${left}）`);
  }
  const hosts = stage.towns.filter(({ code }) => code !== town.code);
  for (const [index, host] of hosts.entries()) {
    const make = index === 0 ? 0 : 1;
    const begin = performance.now();
    const chief = await Terminal.open(stage.browser, stage.cloud.origin, make);
    record.see(
      18,
      town.code,
      await chief.logIn(town.recorder),
      `${host.name}の端末から ${town.recorder} でクラウドセンターにログイン`,
    );
    await declareAt(chief, '訓練：庁舎の機能不全', { host: host.code });
    const address = declarationOf(chief);
    const second = await Terminal.open(stage.browser, stage.cloud.origin, make);
    await second.logIn(town.confirmer);
    await confirmAt(second, address);
    const clerk = await Terminal.open(stage.browser, stage.cloud.origin, make);
    record.see(18, town.code, await clerk.logIn(town.clerk), `${town.clerk} でログイン`);
    record.see(17, town.code, true, `${host.name}の端末で ${clerk.page.url()} に接続`);
    record.see(19, town.code, true, `利用者エージェント ${make + 1} 種類目で利用`);
    if (index === 0) record.resumed(town.code, 2, seconds(begin));
    await fourDocuments(record, clerk, town, marks.find, {
      way: 'visiting',
      items: { documents: [21, 22, 23, 24], characters: 20, response: 25 },
      stamped: false,
    });
    await endAt(second, address);
    await Promise.all([chief.close(), second.close(), clerk.close()]);
  }
  for (const role of ['down-recovery', 'partner'] as const) await startSite(stage, siteOf(stage, town.code, role));
}

/** Gives a share; what becomes of it is seen on another terminal. */
async function give(terminal: Terminal, address: string, holder: string, words: string): Promise<void> {
  const { page } = terminal;
  await terminal.go(address);
  await page.locator('select[name=holder]').selectOption(holder);
  await page.locator('textarea[name=words]').fill(words);
  await page.getByRole('button', { name: '分割片を渡す' }).click();
}

/** What the page says of the shares that were given, once it says something new. */
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

/** Who must not get in: the host's own people, the third town's, and the visitors at the host's server. */
async function seeItem27(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  host: DrillTown,
  origin: string,
): Promise<void> {
  const others = stage.towns
    .filter(({ code }) => code !== town.code)
    .flatMap(({ recorder, clerk }) => [recorder, clerk]);
  for (const loginId of others) {
    const terminal = await Terminal.open(stage.browser, origin);
    const entered = await terminal.logIn(loginId);
    record.see(27, town.code, !entered, `${loginId} は ${origin} に${entered ? '入れた' : '入れない'}`);
    await terminal.close();
  }
  const partner = siteOf(stage, host.code, 'partner').origin;
  const terminal = await Terminal.open(stage.browser, partner);
  const entered = await terminal.logIn(town.clerk);
  record.see(
    27,
    town.code,
    !entered,
    `${town.clerk} は ${host.name}の ${partner} に${entered ? '入れた' : '入れない'}`,
  );
  await terminal.close();
}

/** Case 3: hall and center are lost; the copy is opened on a host's server, with the shares of prefecture and national center. */
export async function caseThree(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  host: DrillTown,
  marks: Marks,
  papers: ReadonlyMap<string, Papers>,
): Promise<void> {
  const partner = siteOf(stage, host.code, 'partner');
  const [first, second] = [
    await Terminal.open(stage.browser, partner.origin),
    await Terminal.open(stage.browser, partner.origin, 1),
  ];
  await first.logIn(host.recorder);
  await second.logIn(host.confirmer);
  await untilNoticed(first, performance.now());
  await declareAt(first, '訓練：庁舎とクラウドセンターの機能不全', { town: town.code });
  const address = declarationOf(first);
  await confirmAt(second, address);
  const own = papers.get(town.code) ?? {};
  const begin = performance.now();
  await give(first, address, 'prefecture', own.prefecture ?? '');
  const waiting = await untilSaid(second, address, '2 つ目を待っています');
  record.see(7, town.code, waiting.includes('2 つ目を待っています'), `${host.recorder} が新潟県の分割片を渡した`);
  await give(second, address, 'center', own.center ?? '');
  const origin = await untilOpened(first, address);
  record.see(
    7,
    town.code,
    origin !== null,
    `${host.confirmer} が全国センターの分割片を渡し、写しが開いた（${seconds(begin).toFixed(0)} 秒）`,
  );
  if (origin === null) return;
  const clerk = await Terminal.open(stage.browser, origin, 1);
  record.see(
    29,
    town.code,
    await clerk.logIn(town.clerk),
    `${town.clerk} の普段の ID とパスワードで ${origin} にログイン`,
  );
  await untilIssues(clerk, marks.find);
  record.resumed(town.code, 3, seconds(begin));
  record.see(26, town.code, true, `${host.name}の端末で ${clerk.page.url()} に接続`);
  await seeDay(record, 8, clerk, town, marks);
  await seeItem27(stage, record, town, host, origin);
  await fourDocuments(record, clerk, town, marks.find, {
    way: 'partner',
    items: { documents: [30, 31, 32, 33], characters: 28, response: 34 },
    stamped: true,
  });
  await endAt(second, address);
  await Promise.all([first.close(), second.close(), clerk.close()]);
}

async function untilOpened(terminal: Terminal, address: string): Promise<string | null> {
  for (let tries = 0; tries < 180; tries++) {
    await terminal.go(address);
    const link = terminal.page.locator('[data-address]');
    if ((await link.count()) > 0) return link.getAttribute('href');
    await sleep(1_000);
  }
  return null;
}
