import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import type { DrillReport } from '@/lib/continuity/drills/types';
import type { SiteRole } from '@/lib/continuity/sites/types';
import { findChromium } from '../test/chromium.mjs';
import { caseOne } from './case-one';
import { caseThree } from './case-three';
import { caseTwo } from './case-two';
import { seeCharacters } from './characters';
import { fourDocuments } from './counter';
import { seeFull, seeIncrement } from './increments';
import { destroy, lose, prepareInstallation, stop, sweep } from './installation';
import { seeIsolation } from './isolation';
import { stopMeasuring } from './machine';
import { type Marks, markToday, markYesterday } from './marks';
import { type DrillTown, drillTowns } from './people';
import { orderCopies, type Papers, seeCopies } from './prepare';
import { DrillRecord, itemsOf } from './record';
import { drillPdf } from './report';
import { bringBack, ownSites, raiseStage, type Stage, setDrillClock, shiftFrom, siteOf } from './stage';
import { Terminal } from './terminal';

/** How much of a drill is run. All of it, unless somebody says otherwise; a report says so, too. */
export interface DrillScope {
  readonly cases: readonly number[];
  /** How many of the towns are struck; all three always stand. */
  readonly struck: number;
  readonly hosts: number;
  readonly keep: boolean;
}

export const wholeDrill: DrillScope = { cases: [1, 2, 3], struck: 3, hosts: 2, keep: false };

async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
}

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** What a drill leaves: the report, and the same as a paper. */
export interface DrillOutcome {
  readonly report: DrillReport;
  readonly pdf: Buffer;
}

/** Starts seven installations of its own, breaks them for real, and says what was seen. */
export async function runDrill(scope: DrillScope, tell: (text: string) => void): Promise<DrillOutcome> {
  const home = mkdtempSync(path.join(tmpdir(), 'renkei-drill-'));
  const record = new DrillRecord(tell);
  const browser = await openBrowser();
  // Whoever ends a drill leaves none of its installations behind.
  const leave = () => {
    sweep(home);
    rmSync(home, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
  try {
    await onStage(home, browser, record, scope, tell);
    const struck = drillTowns.slice(0, scope.struck).map(({ code }) => code);
    const shortened = scope.cases.length < 3 || scope.struck < 3 || scope.hosts < 2;
    const report = record.report(struck, itemsOf(scope.cases), shortened);
    return { report, pdf: await drillPdf(browser, report) };
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave);
    stopMeasuring();
    await browser.close().catch(() => {});
    if (scope.keep) tell(home);
    else rmSync(home, { recursive: true, force: true });
  }
}

async function onStage(
  home: string,
  browser: Browser,
  record: DrillRecord,
  scope: DrillScope,
  tell: (text: string) => void,
): Promise<void> {
  // Each installation's database runs as a user of its own, who must get to its folder.
  chmodSync(home, 0o711);
  const cloud = await prepareInstallation(home, 'cloud', 'cloud', '127.0.0.10');
  const stage: Stage = {
    ...{
      home,
      clock: path.join(home, 'clock'),
      shift: shiftFrom(new Date()),
      cloud,
      installations: [cloud],
      relays: new Map(),
    },
    ...{ browser, towns: drillTowns },
  };
  try {
    await raiseStage(stage, (town, role) => needed(scope, town, role), tell);
    await seeIsolation(stage, record);
    await play(stage, record, scope);
  } catch (error) {
    record.fail(messageOf(error));
  } finally {
    for (const relay of stage.relays.values()) relay.close();
    await Promise.all(stage.installations.map(stop));
    const left = sweep(home);
    if (left > 0) record.find(`終了後に残っていたプロセス ${left} 件を終わらせました`);
  }
}

/** The servers of the struck towns (their own partner servers only where these are lost), and the partner servers of those who take them in. */
function needed({ cases, struck, hosts }: DrillScope, town: string, role: SiteRole): boolean {
  const at = drillTowns.findIndex(({ code }) => code === town);
  const takesIn = drillTowns.slice(0, struck).some(({ code }) =>
    drillTowns
      .filter((one) => one.code !== code)
      .slice(0, hosts)
      .some((one) => one.code === town),
  );
  return role === 'partner' ? takesIn || (at < struck && cases.includes(3)) : at < struck;
}

const hostsOf = (stage: Stage, town: DrillTown, { hosts }: DrillScope): readonly DrillTown[] =>
  stage.towns.filter(({ code }) => code !== town.code).slice(0, hosts);

async function play(stage: Stage, record: DrillRecord, scope: DrillScope): Promise<void> {
  const struck = stage.towns.slice(0, scope.struck);
  const papers = new Map<string, Papers>();
  const marks = new Map<string, Marks>();
  const of = (town: DrillTown): Marks => marks.get(town.code) ?? { find: '', yesterday: '', today: '' };
  // Of hosts, too: their own people get in with the copy of their own town.
  for (const town of stage.towns.filter(({ code }) => stage.installations.some(({ place }) => place === code)))
    papers.set(town.code, await orderCopies(stage, town));
  for (const town of struck) await seeCopies(stage, record, town);
  for (const town of struck) {
    marks.set(town.code, await markYesterday(stage, town));
    await seeFull(stage, record, town);
    await seeIncrement(stage, record, town);
  }
  // The night passes: from now on the copies are the previous day's.
  setDrillClock(stage, 0);
  for (const town of struck) await markToday(stage, town, of(town));
  for (const town of struck) await usualDay(stage, record, town, of(town));
  if (scope.cases.includes(1))
    for (const [index, town] of struck.entries())
      await attempt(record, town, 1, () =>
        caseOne(stage, record, town, of(town), index % 2 === 0 ? 'reset' : 'frozen'),
      );
  if (scope.cases.includes(2))
    for (const town of struck)
      await attempt(record, town, 2, () => caseTwo(stage, record, town, hostsOf(stage, town, scope), of(town)));
  if (!scope.cases.includes(3)) return;
  await loseCenter(stage, record, struck);
  for (const town of struck) {
    const hosts = hostsOf(stage, town, scope);
    await attempt(record, town, 3, () => loseHall(stage, record, town, hosts, of(town), papers.get(town.code) ?? {}));
    // It takes in the towns that come after; nobody needs this town's own copy any more.
    if (town !== struck.at(-1)) await bringBack(stage, siteOf(stage, town.code, 'partner'));
  }
}

/** One case of one town that breaks off does not keep the others from being seen. */
async function attempt(record: DrillRecord, town: DrillTown, plan: number, work: () => Promise<void>): Promise<void> {
  await work().catch((error) => record.fail(`${town.name} ケース${plan}: ${messageOf(error)}`));
}

async function usualDay(stage: Stage, record: DrillRecord, town: DrillTown, marks: Marks): Promise<void> {
  const terminal = await Terminal.open(stage.browser, stage.cloud.origin);
  await terminal.logIn(town.clerk);
  await seeCharacters(record, 1, terminal, town);
  await fourDocuments(record, terminal, town, marks.find, {
    ...{ way: 'normal', documents: [1, 1, 1, 1], response: 1, stamped: false },
  });
  await terminal.close();
}

async function loseCenter(stage: Stage, record: DrillRecord, struck: readonly DrillTown[]): Promise<void> {
  const { killed, left } = await destroy(stage.cloud);
  rmSync(stage.cloud.dataDir, { recursive: true, force: true });
  for (const { code } of struck)
    record.see(7, code, left === 0, `クラウドセンターを強制終了し、フォルダを消去（${killed} プロセス、残り ${left}）`);
}

async function loseHall(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  hosts: readonly DrillTown[],
  marks: Marks,
  papers: Papers,
): Promise<void> {
  const own = ownSites(stage, town.code);
  for (const site of own) {
    const { killed, left } = await lose(site);
    record.see(7, town.code, left === 0, `${site.name} を強制終了し撤去（${killed} プロセス、残り ${left}）`);
  }
  for (const host of hosts) await caseThree(stage, record, town, host, marks, papers);
}
