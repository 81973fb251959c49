import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';

const folder = path.join('worker', 'dist');
const stamp = path.join(folder, '.made-from');
const entries = [
  'worker/main.ts',
  'worker/resident-list.ts',
  'agent/fleet/main.ts',
  'scripts/lib/site/main.ts',
  'scripts/lib/site/open.ts',
  'scripts/lib/fleet/main.ts',
  'scripts/lib/cli/main.ts',
  'prisma/seed/main.ts',
  'lib/accounts/demonstration/constants.ts',
];
const sources = ['agent', 'lib', 'scripts', 'worker', 'prisma/seed', 'tsconfig.json', 'package-lock.json'];
const isSource = (/** @type {string} */ file) =>
  /\.(ts|tsx|mjs|json)$/.test(file) && !/\/dist\/|\.test\.tsx?$/.test(file);

/**
 * A program that `buildPrograms` has made: Node's parameters for it.
 * @param {string} entry
 */
export const builtProgram = (entry) => ['--conditions=react-server', builtFile(entry)];

/** @param {string} entry */
export const builtFile = (entry) => path.join(folder, entry.replace(/\.ts$/, '.mjs'));

/**
 * Makes JavaScript of the programs that run beside the web server, unless it is there of these very sources: to translate a thousand
 * sources at each start costs seconds of CPU, and 80 MB for as long as the program runs. Packages stay outside.
 */
export async function buildPrograms() {
  const made = fingerprint(sources, isSource);
  if (isFresh(stamp, made)) return;
  // A package, which is there by now.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: '.',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    write: false,
    ...{ bundle: true, splitting: true, packages: 'external', sourcemap: true, logLevel: 'error' },
    ...{ platform: 'node', target: 'node20', format: 'esm', conditions: ['react-server'] },
  });
  for (const { path: file, contents } of outputFiles) replace(file, contents);
  writeStamp(stamp, made);
}

/**
 * At once and only if it differs: two commands may begin at the same time, and a program may be starting from these files.
 * @param {string} file
 * @param {Uint8Array} contents
 */
function replace(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
}
