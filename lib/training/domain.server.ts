import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { inheritTraining } from './ended/mutations';

export const domain: DomainServer = { organizationEnded: inheritTraining };
