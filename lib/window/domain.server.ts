import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { expireExtensions } from './extensions/tasks';

export const domain: DomainServer = {
  repeated: [{ name: 'window.extensions', every: 20_000, run: expireExtensions }],
};
