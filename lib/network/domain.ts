import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('network', {
  order: 15,
});
