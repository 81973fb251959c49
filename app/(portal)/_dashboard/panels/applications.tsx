import { Figures } from '@/components/dashboard/figure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { countApplications, countLimit } from '@/lib/applications/list/queries';
import { canSeeApplications } from '@/lib/applications/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import type { DashboardPanel } from '../panel';

/** What waits for the own review or correction. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'applications',
    on: ['municipality', 'prefecture', 'management', 'operator'],
    order: 30,
    topics: ['applications'],
    may: canSeeApplications,
    Panel: async ({ actor }) => {
      const { waiting, returned, overdue } = await countApplications(askAs(actor), actor);
      const t = await getTranslations('applications.dashboard');
      const most = countLimit;
      const list = '/applications?tab=waiting';
      return (
        <Panel aside={<TextLink href="/applications">{t('all')}</TextLink>} plain title={t('title')}>
          {waiting + returned === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <Figures
              figures={[
                { label: t('waiting'), value: waiting, most, href: `${list}&state=in_review` },
                { label: t('returned'), value: returned, most, href: `${list}&state=returned` },
                { label: t('overdue'), value: overdue, most, href: `${list}&overdue=1`, alarming: true },
              ]}
            />
          )}
        </Panel>
      );
    },
  },
];
