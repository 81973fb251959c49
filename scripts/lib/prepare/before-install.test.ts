import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../root.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-fresh-'));
for (const place of ['scripts', 'lib/core/database', 'package.json', 'package-lock.json'])
  cpSync(path.join(root, place), path.join(folder, place), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(['portal/command', 'cli/launch', 'test/command', 'prepare/install'])(
  '%s loads before packages are there',
  (name) => {
    const program = `await import('./scripts/lib/${name}.mjs')`;
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(ended.stderr).toBe('');
    expect(ended.status).toBe(0);
  },
);
