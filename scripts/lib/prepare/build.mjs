import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { runNode, tailOf } from '../run.mjs';
import { Stop } from '../stop.mjs';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';
import { packStatic } from './pack.mjs';
import { buildUsers } from './users.mjs';

export const buildFolder = '.next';
const stamp = `${buildFolder}/made-from`;
const sources = [
  'agent',
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const isSource = (/** @type {string} */ file) => !/^agent\/dist\/|\.test\.tsx?$|\.made-from$/.test(file);

/** @returns {string} */
const wanted = () => fingerprint(sources, isSource);

export const isBuilt = () => existsSync(path.join(root, buildFolder, 'BUILD_ID')) && isFresh(stamp, wanted());

/**
 * Builds the portal for production unless the build there is of these very sources.
 * @param {import('../steps.mjs').Step} step
 */
export async function buildPortal(step) {
  const made = wanted();
  if (isFresh(stamp, made) && existsSync(path.join(root, buildFolder, 'BUILD_ID'))) return;
  const users = buildUsers();
  if (users.length > 0) {
    throw new Stop(
      `ソースが変わりましたが、このフォルダから動いている Renkei（プロセス ${users.join('、')}）があるため構築できません。先に終了してください。`,
      `The sources changed, but a Renkei started from this folder (process ${users.join(', ')}) is using the build. Stop it first.`,
    );
  }
  await step('本番用の構築', 'Building for production', async () => {
    const { code, output } = await runNode(['node_modules/next/dist/bin/next', 'build'], {
      environment: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (code !== 0) {
      throw new Stop('構築に失敗しました。', 'The build failed.', { detail: tailOf(output, 60) });
    }
    await packStatic(path.join(root, buildFolder, 'static'));
    // What servers download comes with the build; it is bundled by a package, which is there by now.
    const { buildAgent } = await import('./agent.mjs');
    await buildAgent();
    writeStamp(stamp, made);
  });
}
