import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Neither UTC nor Japan: a rule that forgets its time zone shows.
process.env.TZ = 'America/New_York';

const at = (place: string) => path.resolve(import.meta.dirname, place);
const resolve = {
  alias: [
    { find: /^server-only$/, replacement: at('tests/support/empty.ts') },
    { find: /^@\//, replacement: `${at('.')}/` },
  ],
};

/** Whose tests are about what a process holds: connections, listeners, engines, servers that it starts. */
const ownProcess = [
  'core/{ask,db,partitions}',
  'live/*',
  'continuity/{disk,kills,opening-kills,receipts,slice}',
  'delivery/{agent,tiers}',
].map((place) => `tests/integration/${place}.test.ts`);

const { RENKEI_TEST_MODULES: transformed } = process.env;

// Limits of time say when a test hangs; a slow or busy machine keeps them.
export default defineConfig({
  test: {
    // Its projects and runs transform each source once; the folder is one run's own (`npm test`).
    experimental: transformed ? { fsModuleCache: true, fsModuleCachePath: transformed } : {},
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{app,components,lib,worker,agent,scripts,prisma}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/fresh.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: ownProcess,
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/fresh.ts', 'tests/support/setup.ts'],
          pool: 'forks',
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        resolve,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts', ...ownProcess],
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/setup.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        resolve,
        // Over the wire, so it needs the production build; `npm test -- e2e` makes it.
        test: {
          name: 'endpoints',
          include: ['tests/endpoints/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/setup.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        resolve,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          setupFiles: ['tests/support/fresh.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
