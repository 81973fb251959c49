import { chmodSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.mjs';

/** What a server downloads: one file that needs nothing but Node. */
export const agentFile = path.join(root, 'agent', 'dist', 'renkei-agent.mjs');

/**
 * Bundles the agent with everything it needs. Packages written for `require` find one that the banner defines.
 * @param {string} [file]
 */
export async function buildAgent(file = agentFile) {
  await build({
    entryPoints: [path.join(root, 'agent', 'main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    legalComments: 'eof',
    logLevel: 'error',
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as renkeiRequire } from 'node:module';\nconst require = renkeiRequire(import.meta.url);",
    },
  });
  chmodSync(file, 0o755);
  return file;
}
