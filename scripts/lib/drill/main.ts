import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { Stop } from '../stop.mjs';
import { findChromium } from '../test/chromium.mjs';
import { caseOne, caseThree, caseTwo, type Marks } from './cases';
import { fourDocuments } from './counter';
import { destroy, stop } from './installation';
import { markToday, markYesterday } from './marks';
import { drillTowns } from './people';
import { type Papers, prepareTown } from './prepare';
import { DrillRecord } from './record';
import { raiseStage, type Stage, setDrillClock, siteOf, startSite } from './stage';
import { Terminal } from './terminal';
import type { DrillReport } from './types';

/** How much of a drill is run. All of it, unless somebody says otherwise; a report says so, too. */
export interface DrillScope {
  readonly cases: readonly number[];
  /** How many of the towns are struck; all three always stand. */
  readonly struck: number;
  readonly hosts: number;
  readonly keep: boolean;
}

export const wholeDrill: DrillScope = { cases: [1, 2, 3], struck: 3, hosts: 2, keep: false };

/** What would let a drill reach something live. */
const live = [
  'DATABASE_URL',
  'RENKEI_APP_DATABASE_URL',
  'RENKEI_SITE',
  'RENKEI_SECRET',
  'RENKEI_CENTER_ORIGIN',
  'SMTP_URL',
];

/** Refuses to start where a live key or address is configured; what its installations get of the environment is named one by one. */
export function refuseLive(environment: NodeJS.ProcessEnv): void {
  const found = live.filter((name) => environment[name]);
  if (found.length === 0) return;
  throw new Stop(
    `訓練は本番の設定がある環境では始められません（${found.join('、')}）。`,
    `A drill does not start where something live is configured (${found.join(', ')}).`,
    { code: 2, reason: 'live' },
  );
}

async function browserOf() {
  const executablePath = await findChromium();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
}

/** Starts seven installations of its own, breaks them for real, and says what was seen. */
export async function runDrill(scope: DrillScope, tell: (text: string) => void): Promise<DrillReport> {
  refuseLive(process.env);
  const home = mkdtempSync(path.join(tmpdir(), 'renkei-drill-'));
  const record = new DrillRecord(tell);
  const browser = await browserOf();
  let stage: Stage | undefined;
  try {
    stage = await raiseStage(home, drillTowns, browser, tell);
    await play(stage, record, scope);
  } catch (error) {
    record.find(error instanceof Error ? `${error.message}\n${error.stack}` : String(error));
  } finally {
    await browser.close().catch(() => {});
    if (stage) {
      for (const relay of stage.relays.values()) relay.close();
      await Promise.all([stage.cloud, ...stage.sites].map(stop));
    }
    if (!scope.keep) rmSync(home, { recursive: true, force: true });
    else tell(home);
  }
  const shortened = scope.cases.length < 3 || scope.struck < 3 || scope.hosts < 2;
  return record.report(
    drillTowns.slice(0, scope.struck).map(({ code }) => code),
    shortened,
  );
}

async function play(stage: Stage, record: DrillRecord, scope: DrillScope): Promise<void> {
  const struck = stage.towns.slice(0, scope.struck);
  const papers = new Map<string, Papers>();
  const marks = new Map<string, Marks>();
  for (const town of struck) marks.set(town.code, await markYesterday(stage, town));
  // All of them: hosts need their own people, too.
  for (const town of stage.towns) papers.set(town.code, await prepareTown(stage, record, town));
  // The night passes: from now on the copies are the previous day's.
  setDrillClock(stage, 0);
  for (const town of struck) await markToday(stage, town);
  const of = (code: string): Marks => marks.get(code) ?? { find: '', yesterday: '', today: '' };
  for (const town of struck) {
    const terminal = await Terminal.open(stage.browser, stage.cloud.origin);
    await terminal.logIn(town.clerk);
    await fourDocuments(record, terminal, town, of(town.code).find, {
      way: 'normal',
      items: { documents: [1, 1, 1, 1], characters: 1, response: 1 },
      stamped: false,
    });
    await terminal.close();
  }
  if (scope.cases.includes(1))
    for (const [index, town] of struck.entries())
      await caseOne(stage, record, town, of(town.code), index % 2 === 0 ? 'reset' : 'frozen');
  if (scope.cases.includes(2)) for (const town of struck) await caseTwo(stage, record, town, of(town.code));
  if (!scope.cases.includes(3)) return;
  const { killed, left } = await destroy(stage.cloud);
  for (const town of struck)
    record.see(7, town.code, left === 0, `クラウドセンターを強制終了（${killed} プロセス、残り ${left}）`);
  for (const town of struck) {
    const own = (['down-recovery', 'partner'] as const).map((role) => siteOf(stage, town.code, role));
    for (const site of own) await destroy(site);
    const hosts = stage.towns.filter(({ code }) => code !== town.code).slice(0, scope.hosts);
    for (const host of hosts) await caseThree(stage, record, town, host, of(town.code), papers);
    for (const site of own) await startSite(stage, site);
  }
}
