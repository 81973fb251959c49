import path from 'node:path';
import { root } from '../root.mjs';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';

const folder = path.join('worker', 'dist');
const stamp = path.join(folder, '.made-from');
const entries = ['worker/main.ts', 'worker/resident-list.ts', 'scripts/lib/site/main.ts', 'agent/fleet/main.ts'];
const sources = ['agent', 'lib', 'scripts/lib', 'worker', 'tsconfig.json', 'package-lock.json'];
const isSource = (/** @type {string} */ file) => !/\/dist\/|\.test\.tsx?$/.test(file);

/**
 * A program that `buildPrograms` has made: Node's parameters for it.
 * @param {string} entry
 */
export const builtProgram = (entry) => ['--conditions=react-server', path.join(folder, entry.replace(/\.ts$/, '.mjs'))];

/**
 * Makes JavaScript of the programs that run beside the web server, unless it is there of these very sources: to translate a thousand
 * sources at each start costs a second of CPU, and 80 MB for as long as the program runs. Packages stay outside.
 */
export async function buildPrograms() {
  const made = fingerprint(sources, isSource);
  if (isFresh(stamp, made)) return;
  // A package, which is there by now.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: '.',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...{ bundle: true, splitting: true, packages: 'external', sourcemap: true, logLevel: 'error' },
    ...{ platform: 'node', target: 'node20', format: 'esm', conditions: ['react-server'] },
  });
  writeStamp(stamp, made);
}
