import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('certificates', {
  order: 9,
  sites: ['cloud', 'down-recovery', 'activation'],
  notifications: {
    groups: {},
    kinds: { 'certificate_approval.requested': 'waiting' },
  },
  auditValues: ({ certificates }) => ({ kind: certificates.kinds, form: certificates.forms }),
});
