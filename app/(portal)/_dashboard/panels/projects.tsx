import { Figures } from '@/components/dashboard/figure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { countProjects } from '@/lib/projects/list/queries';
import { canSeeProjects } from '@/lib/projects/policy';
import type { DashboardPanel } from '../panel';

/** Introductions under way, and those that are late. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'projects',
    on: ['municipality', 'prefecture', 'management'],
    order: 64,
    topics: ['projects'],
    may: canSeeProjects,
    Panel: async ({ actor }) => {
      const { open, late } = await countProjects(askAs(actor));
      const t = await getTranslations('projects.dashboard');
      return (
        <Panel aside={<TextLink href="/projects">{t('all')}</TextLink>} plain title={t('title')}>
          {open === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <Figures
              figures={[
                { label: t('open'), value: open, href: '/projects' },
                { label: t('late'), value: late, href: '/projects?tab=late', alarming: true },
              ]}
            />
          )}
        </Panel>
      );
    },
  },
];
