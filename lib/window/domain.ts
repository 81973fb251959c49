import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('window', {
  order: 31,
  notifications: {
    groups: { operations: 'mail' },
    kinds: {
      'extension.asked': 'operations',
      'extension.requested': 'operations',
      'extension.announced': 'operations',
      'extension.agreed': 'operations',
      'extension.refused': 'operations',
      'extension.settled': 'operations',
      'extension.expired': 'operations',
      'extension.withdrawn': 'operations',
      'online_end.set': 'operations',
      'window_settings.set': 'operations',
      'stop.planned': 'operations',
      'stop.cancelled': 'operations',
    },
  },
  auditValues: ({ window }) => ({ kind: window.services }),
});
