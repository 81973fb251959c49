import type { DomainServer } from '@/lib/access/domain-server';
import { daily } from '@/lib/calendar/rules';
import type { ClockTask } from '@/lib/core/ticks';
import { domainServers } from '@/lib/generated/domain-servers';

/** All that the clock starts. */
export const clockTasks: readonly ClockTask[] = [
  ...Object.values<DomainServer>(domainServers).flatMap(({ clock }) => clock ?? []),
  { task: 'clock.forget', due: daily(4, 0) },
];
