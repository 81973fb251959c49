import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { currentSite } from '@/lib/core/site';
import { watchCopies } from './ledger/mutations';

export const domain: DomainServer = {
  repeated: [
    {
      name: 'continuity.watch_copies',
      every: 30_000,
      run: async () => (currentSite().kind === 'cloud' ? watchCopies() : null),
    },
  ],
};
