import { Figures } from '@/components/dashboard/figure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canManageTraining, canSeeTraining, seesOthers } from '@/lib/training/policy';
import { countTraining } from '@/lib/training/progress/queries';
import type { DashboardPanel } from '../panel';

/** The reader's open courses, and for those who manage training what is missing of the organizations that they look after. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'training',
    on: ['municipality', 'prefecture', 'management', 'operator'],
    order: 66,
    topics: [],
    may: canSeeTraining,
    Panel: async ({ actor }) => {
      const { mine, plans, open } = await countTraining(askAs(actor), actor);
      const t = await getTranslations('training.dashboard');
      const others = seesOthers(actor);
      return (
        <Panel aside={<TextLink href="/training">{t('all')}</TextLink>} plain title={t('title')}>
          <Figures
            figures={[
              { label: t('mine'), value: mine, href: '/training' },
              ...(canManageTraining(actor)
                ? [
                    {
                      label: t('plan'),
                      value: plans,
                      href: others ? '/training/plans?only=missing' : '/training/plan',
                    },
                    {
                      label: t('open'),
                      value: open,
                      href: others ? '/training/organizations?only=open' : '/training/enrolments',
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
      );
    },
  },
];
