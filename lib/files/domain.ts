import { declareDomain } from '@/lib/access/domain';
import { siteModes } from '@/lib/core/site';

export const domain = declareDomain('files', { order: 99, areas: ['files'], sites: siteModes });
