import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('network', {
  order: 15,
  notifications: {
    groups: { alarms: 'mail' },
    kinds: { 'alarm.opened': 'alarms', 'alarm.unacknowledged': 'alarms' },
  },
  areas: ['network'],
  keyPurposes: ['enrollment code'],
  menu: [{ key: 'network', href: '/network', icon: 'globe', section: 'main' }],
});
