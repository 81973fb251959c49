import { Figures } from '@/components/dashboard/figure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { countCampaigns } from '@/lib/campaigns/list/queries';
import { canSeeCampaigns, seesOthers } from '@/lib/campaigns/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import type { DashboardPanel } from '../panel';

/** Campaigns that wait for the own answer, or for the answers of those whom the reader looks after. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'campaigns',
    on: ['municipality', 'prefecture', 'management', 'operator'],
    order: 60,
    topics: ['campaigns'],
    may: canSeeCampaigns,
    Panel: async ({ actor }) => {
      const { unanswered, late, othersOpen, asked } = await countCampaigns(askAs(actor), actor);
      const t = await getTranslations('campaigns.dashboard');
      const list = '/campaigns?state=announced';
      return (
        <Panel aside={<TextLink href="/campaigns">{t('all')}</TextLink>} plain title={t('title')}>
          {unanswered + late + othersOpen + asked === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <Figures
              figures={[
                { label: t('unanswered'), value: unanswered, href: list },
                { label: t('late'), value: late, href: list, alarming: true },
                ...(seesOthers(actor)
                  ? [
                      { label: t('othersOpen'), value: othersOpen, href: list },
                      { label: t('asked'), value: asked, href: list },
                    ]
                  : []),
              ]}
            />
          )}
        </Panel>
      );
    },
  },
];
