import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { keepMetadataFresh, runDeliveries } from './tasks';

export const domain: DomainServer = {
  repeated: [
    { name: 'delivery.run', every: 1_000, run: runDeliveries },
    { name: 'delivery.metadata', every: 60_000, run: keepMetadataFresh },
  ],
};
