import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { commandOf, groupOf } from '../processes.mjs';
import { keepRunning } from './children.mjs';
import { endLeftovers } from './leftover.mjs';

/** A web server of two processes, of which one is caught in a loop and hears nothing any more. */
const caught = `
import cluster from 'node:cluster';
import { share } from '${pathToFileURL('scripts/lib/web/share.mjs')}';
if (cluster.isPrimary) await share(1);
else {
  process.on('SIGTERM', () => {});
  process.send('ready');
  setTimeout(() => { for (;;); }, 100);
}`;
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-caught-'));
const program = path.join(folder, 'caught.mjs');
writeFileSync(program, caught);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const started: number[] = [];
const atWork = (group: number) => groupOf(group).filter((pid) => commandOf(pid) !== '');
const quiet = () => {};

afterEach(() => {
  for (const group of started.splice(0)) if (atWork(group).length > 0) process.kill(-group, 'SIGKILL');
});

describe('a program that is caught in a loop', () => {
  it('ends with those that are asked to stop', async () => {
    const onStart = (_name: string, pid: number) => void started.push(pid);
    const child = keepRunning({
      name: 'web',
      parameters: [program],
      environment: process.env,
      log: undefined,
      onStart,
      onCrash: quiet,
    });
    expect(await child.up).toBe(true);
    const [group = 0] = started;
    expect(atWork(group).length).toBe(2);
    await child.stop();
    // Killed at this moment, and not yet taken note of.
    await vi.waitFor(() => expect(atWork(group)).toEqual([]), 5_000);
  });

  it('is ended by the next start when its launcher is gone, and nothing else is', async () => {
    const loop = (...words: string[]) =>
      spawn(process.execPath, ['-e', 'for (;;);', ...words], { detached: true, stdio: 'ignore' });
    const [left, other] = [loop('/data/renkei'), loop('/data/renkei-2')];
    for (const { pid } of [left, other]) started.push(pid ?? 0);
    const gone = once(left, 'exit');
    await endLeftovers([left.pid ?? 0, other.pid ?? 0, 999_999_999], '/data/renkei');
    await gone;
    expect(atWork(other.pid ?? 0)).toEqual([other.pid]);
  });
});
