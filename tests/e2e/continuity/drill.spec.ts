import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { DrillReport } from '@/lib/continuity/drills/types';
import { isProof } from '@/tests/support/proof';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-report-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { PATH, HOME, TMPDIR, LANG, RENKEI_CHROMIUM } = process.env;

function drill(parameters: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/renkei.mjs', 'drill', '--json', '--out', folder, ...parameters], {
    env: { PATH, HOME, TMPDIR, LANG, RENKEI_CHROMIUM, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, told] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  return new Promise<{ code: number | null; said: string; told: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said, told })),
  );
}

/** A drill that ends well: each item that it looked at holds, by evidence. */
async function drillWell(parameters: readonly string[]): Promise<DrillReport> {
  const { code, said, told } = await drill(parameters);
  const report = JSON.parse(said) as DrillReport;
  expect(
    report.items.filter(({ ok, evidence }) => !ok || evidence.length === 0),
    told.slice(-4_000),
  ).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(code).toBe(0);
  expect(readFileSync(path.join(folder, 'report.html'), 'utf8')).toContain('業務継続運用シミュレーション検証結果');
  return report;
}

const documents = ['insurance', 'list', 'record', 'tax'];
const ways = ['normal', 'own', 'partner', 'visiting'];

/** Seven installations on two cores take longer than a usual run may: that drills one town and one case, the proof all of them. */
if (!isProof)
  test('a drill cuts the line of a town, which works on by itself, and every item is shown by evidence', async () => {
    test.setTimeout(900_000);
    const report = await drillWell(['--towns', '1', '--hosts', '1', '--cases', '1']);
    expect(report.items.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(report.shortened).toBe(true);
    const [struck = ''] = report.towns;
    const measured = report.seconds.map(({ way, kind }) => `${way} ${kind}`);
    for (const way of ['normal', 'own']) for (const kind of documents) expect(measured).toContain(`${way} ${kind}`);
    expect(report.resume.map(({ town, plan }) => `${town} ${plan}`)).toEqual([`${struck} 1`]);
  });
else
  test('a drill breaks line, hall and center, and every item is shown by evidence', async () => {
    test.setTimeout(5_400_000);
    const report = await drillWell([]);
    expect(report.items).toHaveLength(34 * 3);
    expect(report.shortened).toBe(false);
    const measured = report.seconds.map(({ town, way, kind }) => `${town} ${way} ${kind}`);
    for (const town of report.towns)
      for (const way of ways) for (const kind of documents) expect(measured).toContain(`${town} ${way} ${kind}`);
    expect(new Set(report.resume.map(({ town, plan }) => `${town} ${plan}`)).size).toBe(9);
    expect(report.isolation).toHaveLength(8);
    expect(readFileSync(path.join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

test('a drill does not begin where anything live is configured', async () => {
  rmSync(path.join(folder, 'report.json'), { force: true });
  const { code, said } = await drill([], { DATABASE_URL: 'postgres://owner@127.0.0.1:1/renkei' });
  expect(code).toBe(2);
  expect(said).toContain('DATABASE_URL');
  expect(existsSync(path.join(folder, 'report.json'))).toBe(false);
});
