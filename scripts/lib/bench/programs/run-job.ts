import { withActor } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { approveNet, createNet } from '@/lib/jobs/nets/mutations';
import { netDefinitionSchema } from '@/lib/jobs/nets/schema';
import { startRun } from '@/lib/jobs/runs/mutations';
import { withDatabase } from '@/scripts/lib/cli/database';
import { findPersona } from '@/scripts/lib/fleet/personas';

/** Defines a job for every server of the nation, has it approved and runs it; prints the run's id. */
const definition = netDefinitionSchema.parse({
  schedule: { kind: 'manual' },
  missed: 'skip',
  jobs: [
    {
      ...{ key: 'statistics', name: '負荷試験', nameEn: 'Bench', command: 'daily-statistics', timeoutMinutes: 30 },
      target: { kinds: ['national_server', 'prefectural_server', 'cs'], prefecture: '', organization: '', node: '' },
    },
  ],
});

function succeed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

withDatabase(async () => {
  const people = [await findPersona('center-admin'), await findPersona('center-management')];
  const [first, second] = people;
  if (!first || !second) throw new Error('the demonstration has no center');
  const code = `BENCH-${Date.now()}`;
  succeed(
    await withActor(first, (db) => createNet(db, first, { code, name: '負荷試験', nameEn: 'Bench', definition })),
  );
  succeed(await withActor(second, (db) => approveNet(db, second, { code, version: 1 })));
  const { id } = succeed(await withActor(first, (db) => startRun(db, first, { code, reason: '負荷試験' })));
  process.stdout.write(`${id}\n`);
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
