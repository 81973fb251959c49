import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('jobs', {
  order: 33,
  notifications: {
    groups: { jobs: 'mail' },
    kinds: {
      'job.proposed': 'jobs',
      'job.failed': 'jobs',
      'job.unknown': 'jobs',
      'job.missed': 'jobs',
      'job.late_start': 'jobs',
      'job.late_end': 'jobs',
      'job.overlong': 'jobs',
    },
  },
});
