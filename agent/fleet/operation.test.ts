import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { FleetOperation } from './operation';

it('servers that were stopped are still stopped when the fleet starts again', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-fleet-'));
  const file = path.join(folder, 'stopped.json');
  const first = new FleetOperation(file);
  expect(first.isRunning('CS-1')).toBe(true);
  for (const code of ['CS-1', 'CS-2']) first.set(code, false);
  first.set('CS-2', true);
  first.write();
  const second = new FleetOperation(file);
  expect(['CS-1', 'CS-2', 'CS-3'].map((code) => second.isRunning(code))).toEqual([false, true, true]);
  rmSync(folder, { recursive: true });
});
