import { setTimeout as sleep } from 'node:timers/promises';
import { preview } from './counter';
import type { Marks } from './marks';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import type { Stage } from './stage';
import { Terminal, terminalMakes } from './terminal';

export const seconds = (begin: number): number => (performance.now() - begin) / 1000;

/** Until a page says that the center cannot be reached; seconds. */
export async function untilNoticed(terminal: Terminal, begin: number): Promise<number> {
  for (let tries = 0; tries < 120; tries++) {
    await terminal.go('/continuity');
    if ((await terminal.bars()).includes('接続できません')) return seconds(begin);
    await sleep(250);
  }
  return Number.POSITIVE_INFINITY;
}

/** `request`: the representative's (article 2 of the memorandum), with the town that asks or the host that is asked. */
export async function declareAt(
  terminal: Terminal,
  reason: string,
  request: { town?: string; host?: string } | null,
): Promise<void> {
  const { page } = terminal;
  await terminal.go('/continuity/declare');
  for (const [name, code] of Object.entries(request ?? {}))
    if ((await page.locator(`select[name=${name}]`).count()) > 0)
      await page.locator(`select[name=${name}]`).selectOption(code);
  await page.locator('[name=reason]').fill(reason);
  if (request !== null) {
    await page.locator('[name=representative]').fill('町村長（訓練）');
    await page.locator('[name=means]').fill('防災電話（訓練）');
  }
  await page.getByRole('button', { name: '宣言する' }).click();
  await page.waitForURL(/\/continuity\/declarations\/[0-9a-f-]{36}/);
}

export const declarationOf = (terminal: Terminal): string => new URL(terminal.page.url()).pathname;

export async function confirmAt(terminal: Terminal, address: string): Promise<void> {
  await terminal.go(address);
  await terminal.page.getByRole('button', { name: '要請を確かめ、発動する' }).click();
  await terminal.page.getByText('発動中').first().waitFor();
}

export async function endAt(terminal: Terminal, address: string): Promise<void> {
  await terminal.go(address);
  const form = terminal.page.locator('form', { has: terminal.page.locator('select[name=how]') });
  await form.locator('select[name=how]').selectOption('closed');
  await form.locator('[name=reason]').fill('訓練の終了');
  await form.getByRole('button', { name: '発動を終える' }).click();
  await form.waitFor({ state: 'detached' });
}

const countOf = async (terminal: Terminal, find: string): Promise<number> => {
  await terminal.go(`/counter?q=${encodeURIComponent(find)}`);
  return terminal.page.locator('[data-counter-row]').count();
};

/** Is what was changed yesterday there, and what was changed today not? And does each page say of when its data is? */
export async function seeDay(
  record: DrillRecord,
  item: number,
  terminal: Terminal,
  town: DrillTown,
  marks: Marks,
): Promise<void> {
  const before = await countOf(terminal, marks.yesterday);
  const after = await countOf(terminal, marks.today);
  record.see(
    item,
    town.code,
    before > 0 && after === 0,
    `前日の異動（転居先「${marks.yesterday}」）は ${before} 件、当日の異動（「${marks.today}」）は ${after} 件`,
  );
  const bars = await terminal.bars();
  record.see(item, town.code, bars.includes('前日'), `画面に「${bars}」`);
}

/** Until the counter's page offers to issue. */
export async function untilIssues(terminal: Terminal, find: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const paper = await preview(terminal, 'record', find).catch(() => null);
    if (paper?.ok && (await terminal.page.getByRole('button', { name: '発行する' }).count()) > 0) return;
    await sleep(300);
  }
}

/** The town's clerk at a terminal of each make: logs in and sees a paper. */
export async function seeTerminals(
  stage: Stage,
  record: DrillRecord,
  item: number,
  town: DrillTown,
  origin: string,
  find: string,
): Promise<void> {
  for (const make of terminalMakes) {
    const terminal = await Terminal.open(stage.browser, origin, make);
    const entered = await terminal.logIn(town.clerk);
    const paper = entered ? await preview(terminal, 'record', find) : null;
    const agent = await terminal.page.evaluate(() => navigator.userAgent);
    record.see(item, town.code, paper?.ok === true, `${agent} から ${paper?.seen ?? 'ログインできません'}`);
    await terminal.close();
  }
}

/** A lent printer: what it is given is a PDF, the test print of the town's own paper. */
export async function seeTestPrint(
  record: DrillRecord,
  item: number,
  terminal: Terminal,
  town: DrillTown,
  host: DrillTown,
) {
  await terminal.go('/counter/paper');
  const href = await terminal.page.locator('a[href^="/api/counter/paper/"]').first().getAttribute('href');
  const answer = href === null ? null : await terminal.fetch(href);
  const bytes = answer?.ok() ? await answer.body() : Buffer.alloc(0);
  const pdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  record.see(
    item,
    town.code,
    pdf,
    `${host.name}の端末で ${terminal.page.url()} に接続、${town.name}の用紙の試し刷り（PDF ${bytes.length} バイト）`,
  );
}
