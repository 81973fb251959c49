import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('files', { order: 99, areas: ['files'], sites: 'everywhere' });
