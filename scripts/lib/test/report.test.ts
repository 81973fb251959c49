import { expect, it } from 'vitest';
import { type Count, closingLines, exitCode } from './report.mjs';

const counts = [
  { name: 'types', part: 'lint', passed: 1, failed: 0, cpu: 20 },
  { name: 'dead code', part: 'lint', passed: 0, failed: 1, cpu: 4.04 },
  { name: 'unit', part: 'unit', passed: 800, failed: 0, cpu: 150 },
];

it('names each check, the CPU of each part and of all, and closes with the sum', () => {
  expect(closingLines(counts, 180).split('\n')).toEqual([
    '  ✓ types: 1 passed, 0 failed',
    '  ✗ dead code: 0 passed, 1 failed',
    '  ✓ unit: 800 passed, 0 failed',
    '',
    '  CPU: lint 24.0 s, unit 2.5 min; 3.0 min in all',
    '',
    '801 passed, 1 failed',
  ]);
});

it('says what that is at reference speed, where it knows how fast the machine was', () => {
  expect(closingLines(counts, 180, 1.5)).toContain('; 3.0 min in all, 2.0 min at reference speed\n');
});

it('says nothing of CPU where the system does not tell', () => {
  expect(closingLines(counts, 0)).not.toContain('CPU');
});

it('a run in which nothing was checked has failed', () => {
  expect([exitCode(counts), exitCode(counts.slice(2)), exitCode([])]).toEqual([1, 0, 1]);
});

it('repeats before the sums what failed, and cuts a long reason', () => {
  const failures = [`tests/integration/a.test.ts > adds: ${'x'.repeat(2_000)}`];
  const [first, empty, second] = closingLines([{ ...counts[1], failed: 1, failures } as Count], 0).split('\n');
  expect(first).toMatch(/^ {2}✗ tests\/integration\/a\.test\.ts > adds: x+$/);
  expect(first).toHaveLength(604);
  expect([empty, second]).toEqual(['', '  ✗ dead code: 0 passed, 1 failed']);
});
