import { Figures } from '@/components/dashboard/figure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { countIncidents } from '@/lib/incidents/list/queries';
import { canSeeIncidents } from '@/lib/incidents/policy';
import type { DashboardPanel } from '../panel';

/** Abnormal events that wait for the own report, and what is owed outside. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'incidents',
    on: ['municipality', 'prefecture', 'management', 'operator'],
    order: 28,
    topics: ['incidents'],
    may: canSeeIncidents,
    Panel: async ({ actor }) => {
      const { waiting, open, duties } = await countIncidents(askAs(actor, 'custom'), actor);
      const t = await getTranslations('incidents.dashboard');
      return (
        <Panel aside={<TextLink href="/incidents">{t('all')}</TextLink>} plain title={t('title')}>
          {open === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <Figures
              figures={[
                { label: t('waiting'), value: waiting, href: '/incidents?tab=waiting' },
                { label: t('open'), value: open, href: '/incidents?tab=open' },
                { label: t('duties'), value: duties, href: '/incidents?tab=open&duties=1', alarming: true },
              ]}
            />
          )}
        </Panel>
      );
    },
  },
];
