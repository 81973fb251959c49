import * as deliveryEndpoints from '@/lib/delivery/endpoints';
import { runDeliveries } from '@/lib/delivery/tasks';
import { runJobs } from '@/lib/jobs/tasks';
import { findNodeKey } from '@/lib/network/agents/queries';
import { renewCommands } from '@/lib/network/commands/mutations';
import * as networkEndpoints from '@/lib/network/endpoints';
import { startNodeServer } from '@/tests/support/nodes/send';

// The center as agents see it, and the worker's part that drives jobs and deliveries: a process of its own that can be killed.
const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
const endpoints = [...Object.values(networkEndpoints), ...Object.values(deliveryEndpoints)];
await startNodeServer(endpoints, findNodeKey, Number(process.argv[2]));
for (;;) {
  await runDeliveries().catch(report);
  await runJobs().catch(report);
  await renewCommands().catch(report);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
