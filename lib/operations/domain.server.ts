import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { listDeviations, listPlannedStops } from './standings/queries';
import { runDay } from './tasks';

export const domain: DomainServer = {
  repeated: [{ name: 'operations.day', every: 1_000, idle: 3_000, run: runDay }],
  plannedStops: listPlannedStops,
  deviations: listDeviations,
};
