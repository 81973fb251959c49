import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '@/scripts/lib/root.mjs';

/** Where a bundle finds the packages that it imports; gone with the process that made it. */
const folder = path.join(root, 'node_modules', '.cache', 'renkei-tests', `${process.pid}`);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/**
 * Makes one file of a program of ours, packages left outside, for a test that starts it again and again: to load a thousand sources
 * of TypeScript costs two thirds of what such a start costs.
 * @param entry from the root: `worker/main.ts`
 * @returns what starts it, with these parameters
 */
export async function bundleProgram(
  entry: string,
): Promise<(parameters: readonly string[], options: SpawnOptions) => ChildProcess> {
  const outfile = path.join(folder, entry.replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['react-server'],
    logLevel: 'error',
  });
  return (parameters, options) =>
    spawn(process.execPath, ['--conditions=react-server', outfile, ...parameters], { cwd: root, ...options });
}
