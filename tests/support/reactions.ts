import { reactionsOf } from '@/lib/access/domain-server';
import { domainServers } from '@/lib/generated/domain-servers';

/** What domains do when something happens in another, as in the portal. */
export const reactions = reactionsOf(Object.values(domainServers));
