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

/** One town, one host, the line cut and hall and center lost; the proof drills all three towns, with both hosts, in all cases. */
test('a drill breaks line, hall and center, and every item that it looks at is shown by evidence', async () => {
  test.setTimeout(2_400_000);
  const { code, said, told } = await drill(isProof ? [] : ['--towns', '1', '--hosts', '1', '--cases', '1,3']);
  const report = JSON.parse(said) as DrillReport;
  expect(
    report.items.filter(({ ok }) => !ok),
    told.slice(-4_000),
  ).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(code).toBe(0);
  expect(report.items).toHaveLength(isProof ? 102 : 25);
  expect(report.items.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
  expect(report.shortened).toBe(!isProof);
  // Four documents in each way of work, and the time until one could work.
  const ways = isProof ? ['normal', 'own', 'partner', 'visiting'] : ['normal', 'own', 'partner'];
  for (const town of report.towns)
    for (const way of ways)
      expect(
        new Set(report.seconds.filter((one) => one.town === town && one.way === way).map(({ kind }) => kind)),
      ).toEqual(new Set(['record', 'tax', 'insurance', 'list']));
  expect(new Set(report.resume.map(({ plan }) => plan))).toEqual(new Set(isProof ? [1, 2, 3] : [1, 3]));
  expect(report.isolation.length).toBeGreaterThan(3);
  expect(readFileSync(path.join(folder, 'report.html'), 'utf8')).toContain('業務継続運用シミュレーション検証結果');
  expect(readFileSync(path.join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a drill does not begin where anything live is configured', async () => {
  rmSync(path.join(folder, 'report.json'), { force: true });
  const { code, said } = await drill([], { DATABASE_URL: 'postgres://owner@127.0.0.1:1/renkei' });
  expect(code).toBe(2);
  expect(said).toContain('DATABASE_URL');
  expect(existsSync(path.join(folder, 'report.json'))).toBe(false);
});
