import type { DomainSupport } from '@/tests/support/domain';
import type { Oracles } from '@/tests/support/visibility/oracle';
import { insert } from '@/tests/support/visibility/world';

async function fill(): Promise<void> {
  const at = new Date();
  await insert('worker_heartbeats', { id: 'worker', started_at: at, seen_at: at });
  await insert('tick_runs', { task: 'tick', due: '2026-11-20T09:00', ran_at: at });
}

const oracles: Oracles = {
  worker_heartbeats: {},
  tick_runs: {},
};

export const support: DomainSupport = {
  oracles,
  fill,
  definers: {
    enqueue: 'adds a job, whose task reads its data as the system',
    migration_state: 'names migrations and tells nothing of anybody',
    queue_depth: 'counts jobs and tells nothing of them',
  },
};
