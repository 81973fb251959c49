import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { runNode, tailOf } from '../run.mjs';

const folders = ['app', 'components', 'lib', 'worker', 'agent', 'prisma/seed', 'scripts', 'tests'].filter((folder) =>
  existsSync(path.join(root, folder)),
);

/** @type {[name: string, japanese: string, english: string, parameters: string[][]][]} */
const checks = [
  [
    'biome',
    '書式と規約の検査',
    'Format and lint',
    [['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ],
  [
    'types',
    '型の検査',
    'Types',
    [
      ['node_modules/next/dist/bin/next', 'typegen'],
      ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false'],
    ],
  ],
  [
    'imports',
    '依存の向きの検査',
    'Import rules',
    [['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...folders]],
  ],
  ['dead code', '使われていないコードの検査', 'Dead code', [['node_modules/knip/bin/knip.js']]],
];

/** @type {readonly import('./command.mjs').Check[]} */
export const lintChecks = checks.map(([name, japanese, english, commands]) => ({
  name,
  run: async (step) => {
    if (name === 'imports') lendTypescript();
    const problems = await step(japanese, english, () => problemsOf(commands));
    if (problems) process.stdout.write(`${tailOf(problems, 120)}\n`);
    return { passed: problems ? 0 : 1, failed: problems ? 1 : 0 };
  },
}));

/**
 * @param {string[][]} commands
 * @returns {Promise<string>} what is wrong; empty when nothing is
 */
async function problemsOf(commands) {
  for (const parameters of commands) {
    const { code, output } = await runNode(parameters, {
      environment: { NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: undefined },
    });
    if (code !== 0) return output || `${parameters[0]}: ${code}`;
  }
  return '';
}

/** dependency-cruiser reads TypeScript through the compiler's JavaScript interface, which TypeScript 7 no longer has. */
function lendTypescript() {
  const folder = path.join(root, 'node_modules', 'dependency-cruiser', 'node_modules');
  mkdirSync(folder, { recursive: true });
  rmSync(path.join(folder, 'typescript'), { force: true, recursive: true });
  symlinkSync(path.join('..', '..', 'typescript-6'), path.join(folder, 'typescript'));
}
