import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { inheritDisclosures } from './ended/mutations';

export const domain: DomainServer = { organizationEnded: inheritDisclosures };
