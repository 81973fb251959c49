import { Figures } from '@/components/dashboard/figure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { countOpenWork } from '@/lib/statistics/disclosure/cases/queries';
import { registers } from '@/lib/statistics/disclosure/constants';
import { countUnset } from '@/lib/statistics/disclosure/records/queries';
import { canFollowDisclosure, canReceive } from '@/lib/statistics/policy';
import type { DashboardPanel } from '../panel';

/** Requests for disclosure that are not decided, questions to answer, codes that are missing. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'disclosure',
    on: ['municipality', 'prefecture', 'management', 'operator'],
    order: 68,
    topics: ['disclosures'],
    may: canFollowDisclosure,
    Panel: async ({ actor }) => {
      const ask = askAs(actor);
      const { requests, asked } = await countOpenWork(ask, actor, dateInJapan(now()));
      const unset = await countUnset(ask, actor);
      const t = await getTranslations('disclosure');
      return (
        <Panel aside={<TextLink href="/statistics/disclosure">{t('dashboard.all')}</TextLink>} plain title={t('title')}>
          <Figures
            figures={[
              ...registers
                .filter((register) => canReceive(actor, register))
                .map((register) => {
                  const { open = 0, overdue = 0 } = requests.find((one) => one.register === register) ?? {};
                  return {
                    label: t('dashboard.open', { register: t(`registers.${register}`) }),
                    value: open,
                    href: `/statistics/disclosure?register=${register}&state=open`,
                    ...(overdue > 0 ? { note: t('dashboard.overdue', { count: overdue }), alarming: true } : {}),
                  };
                }),
              { label: t('dashboard.asked'), value: asked, href: '/statistics/disclosure?register=linkage' },
              {
                label: t('dashboard.unset'),
                value: unset,
                href: '/statistics/disclosure/records?show=unset',
                alarming: true,
              },
            ]}
          />
        </Panel>
      );
    },
  },
];
