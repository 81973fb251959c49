import { afterAll, inject } from 'vitest';
import type { RecordHandedOut } from '@/lib/access/requests/handed-out';
import { createCopy } from './database';
import { liftWritingLimits } from './limits';
import './row-shapes';

// Files share a process, which is much cheaper than one for each; every file begins with the environment of the first, and without
// what an earlier one's modules kept for their process.
const processWide = globalThis as {
  renkeiEnvironment?: NodeJS.ProcessEnv;
  renkeiLiveHub?: unknown;
  renkeiObjectStore?: unknown;
  renkeiMail?: unknown;
  renkeiHandedOut?: RecordHandedOut;
};
delete processWide.renkeiLiveHub;
delete processWide.renkeiObjectStore;
delete processWide.renkeiMail;
// As `instrumentation.ts` does when a web process starts; loaded when it is needed, by the modules of the test.
processWide.renkeiHandedOut = async (actor, handed) =>
  (await import('@/lib/audit/handed-out/mutations')).recordHandedOut(actor, handed);
processWide.renkeiEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in processWide.renkeiEnvironment)) delete process.env[name];
Object.assign(process.env, processWide.renkeiEnvironment);

// At the top level: the code under test reads its environment when it is imported, which is after this file.
const copy = await createCopy(inject('template'));
process.env.DATABASE_URL = copy.owner;
process.env.RENKEI_APP_DATABASE_URL = copy.app;
process.env.RENKEI_SECRET ??= 'tests-only-tests-only-tests-only-tests-only';
process.env.RENKEI_LOG_LEVEL ??= 'silent';
process.env.RENKEI_DATA_DIR = copy.folder;
liftWritingLimits();

afterAll(async () => {
  const { closeDatabase } = await import('@/lib/core/db');
  await closeDatabase();
  await copy.drop();
});
