import { type Domain, takesPart } from '@/lib/access/domain';
import type { DomainServer } from '@/lib/access/domain-server';
import { currentSite, modeOf } from '@/lib/core/site';
import { domainServers } from '@/lib/generated/domain-servers';
import { domains } from '@/lib/generated/domains';

const mode = modeOf(currentSite());
const declared: Readonly<Record<string, Domain | undefined>> = domains;

/** The domains that have work in this kind of installation. */
export const workingDomains: readonly DomainServer[] = Object.entries<DomainServer>(domainServers).flatMap(
  ([name, server]) => (takesPart(declared[name] ?? {}, mode) ? server : []),
);
