import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { catchUpNodes, keepMetadataFresh, lookAfterDeliveries, runDeliveries } from './tasks';

export const domain: DomainServer = {
  repeated: [
    { name: 'delivery.run', every: 1_000, idle: 3_000, run: runDeliveries },
    { name: 'delivery.metadata', every: 60_000, run: keepMetadataFresh },
    { name: 'delivery.catch-up', every: 60_000, run: catchUpNodes },
    { name: 'delivery.look-after', every: 3_600_000, run: lookAfterDeliveries },
  ],
};
