import { declareDomain } from '@/lib/access/domain';
import { canSeeCampaigns } from './policy';

export const domain = declareDomain('campaigns', {
  order: 50,
  areas: ['campaigns', 'tests'],
  menu: [
    { key: 'campaigns', href: '/campaigns', icon: 'check', section: 'main', may: canSeeCampaigns },
    { key: 'tests', href: '/tests', icon: 'calendar', section: 'main', may: canSeeCampaigns },
  ],
  notifications: {
    groups: { campaigns: 'mail' },
    kinds: {
      'campaign.announced': 'campaigns',
      'campaign.reminded': 'campaigns',
      'campaign.closed': 'campaigns',
      'campaign.extension_asked': 'campaigns',
      'campaign.extension_granted': 'campaigns',
      'campaign.extension_refused': 'campaigns',
      'freeze.set': 'campaigns',
      'freeze.backlog_reminded': 'campaigns',
    },
  },
});
