import { renewCommands } from '@/lib/network/commands/mutations';
import { runDay } from '@/lib/operations/tasks';

// The worker's part that carries the day out, as a process of its own that can be killed. Who kills it has it look often, so that it is
// at work most of the time; the worker looks once a second. Its parameter: milliseconds between two looks.
const pause = Number(process.argv[2] ?? 100);
const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
for (;;) {
  await runDay().catch(report);
  await renewCommands().catch(report);
  process.stdout.write('.');
  await new Promise((resolve) => setTimeout(resolve, pause));
}
